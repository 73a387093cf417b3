using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace SmartPark.Identity.Passwords;

/// <summary>
/// Hashes passwords: PBKDF2 with HMAC-SHA512 (ASP.NET Core Identity, format 3). At most one hash a processor at a time, so that a flood of sign-ins cannot take the machine.
/// </summary>
internal sealed class PasswordHashes(IOptions<PasswordHasherOptions> options) : IDisposable
{
    /// <summary>Iterations of PBKDF2-HMAC-SHA512 (OWASP Password Storage Cheat Sheet).</summary>
    public const int Iterations = 210_000;

    private static readonly object Nobody = new();
    private readonly PasswordHasher<object> _hasher = new(options);
    private readonly SemaphoreSlim _room = new(Environment.ProcessorCount, Environment.ProcessorCount);
    private string? _decoy;

    public Task<string> HashAsync(string password, CancellationToken ct) => RunAsync(() => _hasher.HashPassword(Nobody, password), ct);

    /// <summary>Compares; with no hash it does the same work for nothing, so that an unknown login takes as long as a wrong password.</summary>
    public Task<PasswordVerificationResult> VerifyAsync(string? hash, string password, CancellationToken ct) => RunAsync(() =>
    {
        if (hash is not null) return _hasher.VerifyHashedPassword(Nobody, hash, password);
        _hasher.VerifyHashedPassword(Nobody, _decoy ??= _hasher.HashPassword(Nobody, "decoy"), password);
        return PasswordVerificationResult.Failed;
    }, ct);

    public void Dispose() => _room.Dispose();

    private async Task<T> RunAsync<T>(Func<T> work, CancellationToken ct)
    {
        await _room.WaitAsync(ct);
        try { return await Task.Run(work, ct); }
        finally { _room.Release(); }
    }
}
