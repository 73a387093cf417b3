using System.Buffers.Text;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SmartPark.Identity.People;
using SmartPark.Kernel.Tenancy;

namespace SmartPark.Identity.Passkeys;

/// <summary>
/// As much of a user store as the passkey ceremony of ASP.NET Core Identity reads. It never writes: what a ceremony proved goes through a use case. Reads past the walls, because
/// the ceremony itself finds out whose passkey it is.
/// </summary>
internal sealed class AccountStore(IServiceScopeFactory scopes) : IUserPasskeyStore<Account>
{
    public Task<string> GetUserIdAsync(Account user, CancellationToken cancellationToken) => Task.FromResult(user.PersonId.ToString());

    public Task<string?> GetUserNameAsync(Account user, CancellationToken cancellationToken) => Task.FromResult(user.Email ?? user.Phone ?? user.Name)!;

    public Task<string?> GetNormalizedUserNameAsync(Account user, CancellationToken cancellationToken) => Task.FromResult(user.EmailKey);

    public Task<Account?> FindByIdAsync(string userId, CancellationToken cancellationToken) => PersonId.TryParse(userId, null, out var person)
        ? ReadAsync(db => db.Accounts.AsNoTracking().FirstOrDefaultAsync(a => a.PersonId == person, cancellationToken)) : Task.FromResult<Account?>(null);

    public Task<Account?> FindByNameAsync(string normalizedUserName, CancellationToken cancellationToken) =>
        ReadAsync(db => db.Accounts.AsNoTracking().FirstOrDefaultAsync(a => a.EmailKey == normalizedUserName, cancellationToken));

    public async Task<IList<UserPasskeyInfo>> GetPasskeysAsync(Account user, CancellationToken cancellationToken) =>
        [.. (await ReadAsync(db => db.Passkeys.AsNoTracking().Where(p => p.PersonId == user.PersonId).ToListAsync(cancellationToken))).Select(Info)];

    public Task<Account?> FindByPasskeyIdAsync(byte[] credentialId, CancellationToken cancellationToken)
    {
        var id = Base64Url.EncodeToString(credentialId);
        return ReadAsync(db => db.Accounts.AsNoTracking().FirstOrDefaultAsync(a => db.Passkeys.Any(p => p.CredentialId == id && p.PersonId == a.PersonId), cancellationToken));
    }

    public async Task<UserPasskeyInfo?> FindPasskeyAsync(Account user, byte[] credentialId, CancellationToken cancellationToken)
    {
        var id = Base64Url.EncodeToString(credentialId);
        return await ReadAsync(db => db.Passkeys.AsNoTracking().FirstOrDefaultAsync(p => p.CredentialId == id && p.PersonId == user.PersonId, cancellationToken)) is { } found ? Info(found) : null;
    }

    public Task AddOrUpdatePasskeyAsync(Account user, UserPasskeyInfo passkey, CancellationToken cancellationToken) => throw Never();

    public Task RemovePasskeyAsync(Account user, byte[] credentialId, CancellationToken cancellationToken) => throw Never();

    public Task SetUserNameAsync(Account user, string? userName, CancellationToken cancellationToken) => throw Never();

    public Task SetNormalizedUserNameAsync(Account user, string? normalizedName, CancellationToken cancellationToken) => throw Never();

    public Task<IdentityResult> CreateAsync(Account user, CancellationToken cancellationToken) => throw Never();

    public Task<IdentityResult> UpdateAsync(Account user, CancellationToken cancellationToken) => throw Never();

    public Task<IdentityResult> DeleteAsync(Account user, CancellationToken cancellationToken) => throw Never();

    public void Dispose()
    {
    }

    private static NotSupportedException Never() => new("accounts change through use cases only");

    private static UserPasskeyInfo Info(Passkey p) => new(
        Base64Url.DecodeFromChars(p.CredentialId), p.PublicKey, p.CreatedAt, (uint)p.SignCount, p.Transports.Split(' ', StringSplitOptions.RemoveEmptyEntries),
        p.IsUserVerified, p.IsBackupEligible, p.IsBackedUp, p.AttestationObject, p.ClientDataJson)
    { Name = p.Name };

    private async Task<T> ReadAsync<T>(Func<IdentityDb, Task<T>> read)
    {
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<DataScopeHolder>().Scope = DataScope.Everything;
        return await read(scope.ServiceProvider.GetRequiredService<IdentityDb>());
    }
}
