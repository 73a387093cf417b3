using Microsoft.EntityFrameworkCore;
using SmartPark.Kernel.Results;
using SmartPark.Kernel.Tenancy;
using SmartPark.Kernel.UseCases;

namespace SmartPark.Identity.Passwords;

/// <summary>The password profile of the own tenant and how many of its people the strict one would touch.</summary>
[Permission(IdentityPermissions.SettingsManage)]
[PlatformWide("the age of a password stands in the account; held to people of the own tenant below, and told as numbers only")]
public sealed record GetPasswordEffect : IQuery<PasswordEffectRow>;

/// <summary>Who a password profile is for.</summary>
/// <param name="Profile">The profile that holds.</param>
/// <param name="People">People who can sign in to the tenant.</param>
/// <param name="TooOld">Those of them whose password is older than the strict profile allows: they choose a new one at their next sign-in.</param>
public sealed record PasswordEffectRow(PasswordProfile Profile, int People, int TooOld);

internal sealed class GetPasswordEffectHandler(IdentityDb db, CallContext call, TimeProvider clock) : IHandle<GetPasswordEffect, PasswordEffectRow>
{
    public async Task<Result<PasswordEffectRow>> Handle(GetPasswordEffect request, CancellationToken cancellationToken)
    {
        var people =
            from m in db.Memberships.AsNoTracking()
            join a in db.Accounts on m.PersonId equals a.PersonId
            where m.TenantId == call.Tenant && !m.Disabled && !a.Disabled
            select a;
        var oldest = clock.GetUtcNow() - PasswordRules.Strict.Life!.Value;
        var profile = await db.Tenants.Where(t => t.Id == call.Tenant).Select(t => t.PasswordProfile).SingleAsync(cancellationToken);
        return new PasswordEffectRow(profile, await people.CountAsync(cancellationToken), await people.CountAsync(a => a.PasswordHash != null && a.PasswordChangedAt < oldest, cancellationToken));
    }
}
