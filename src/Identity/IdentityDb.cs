using Microsoft.EntityFrameworkCore;
using SmartPark.Identity.ApiKeys;
using SmartPark.Identity.Applications;
using SmartPark.Identity.Departments;
using SmartPark.Identity.Factors;
using SmartPark.Identity.Imports;
using SmartPark.Identity.Invitations;
using SmartPark.Identity.Memberships;
using SmartPark.Identity.Passkeys;
using SmartPark.Identity.Passwords;
using SmartPark.Identity.People;
using SmartPark.Identity.Roles;
using SmartPark.Identity.Sessions;
using SmartPark.Identity.Tenants;
using SmartPark.Kernel.Persistence;
using SmartPark.Kernel.Tenancy;

namespace SmartPark.Identity;

/// <summary>Tenants, people and how they prove who they are.</summary>
internal sealed class IdentityDb(DbContextOptions<IdentityDb> options, DataScopeHolder holder) : ModuleDb(options, holder, "identity")
{
    public DbSet<Tenant> Tenants => Set<Tenant>();

    public DbSet<Account> Accounts => Set<Account>();

    public DbSet<Membership> Memberships => Set<Membership>();

    public DbSet<Role> Roles => Set<Role>();

    public DbSet<Department> Departments => Set<Department>();

    public DbSet<Session> Sessions => Set<Session>();

    public DbSet<SignInRecord> SignInRecords => Set<SignInRecord>();

    public DbSet<TotpFactor> TotpFactors => Set<TotpFactor>();

    public DbSet<RecoveryCode> RecoveryCodes => Set<RecoveryCode>();

    public DbSet<Passkey> Passkeys => Set<Passkey>();

    public DbSet<Invitation> Invitations => Set<Invitation>();

    public DbSet<PasswordReset> PasswordResets => Set<PasswordReset>();

    public DbSet<EnterpriseApplication> Applications => Set<EnterpriseApplication>();

    public DbSet<ApiKey> ApiKeys => Set<ApiKey>();

    public DbSet<ImportRun> ImportRuns => Set<ImportRun>();
}
