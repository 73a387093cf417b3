using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server.Circuits;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using SmartPark.Identity.ApiKeys;
using SmartPark.Identity.Applications;
using SmartPark.Identity.Callers;
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
using SmartPark.Identity.SignIn;
using SmartPark.Identity.Tenants;
using SmartPark.Kernel;
using SmartPark.Kernel.Http;
using SmartPark.Kernel.Results;
using SmartPark.Kernel.Tenancy;
using SmartPark.Kernel.UseCases;

namespace SmartPark.Identity;

/// <summary>Tenants, people, roles and sign-in.</summary>
public static class IdentityModule
{
    /// <summary>Registers the module.</summary>
    public static IServiceCollection Add(IServiceCollection services)
    {
        services.AddModule<IdentityDb>("identity", IdentityPermissions.All);
        services.AddSingleton(new RefusalSource(typeof(IdentityRefusals)));
        services.AddSingleton<RoleBook>().AddSingleton<SessionActivity>().AddSingleton<CallerLookup>().AddSingleton<ICallers>(p => p.GetRequiredService<CallerLookup>()).AddSingleton<PasswordHashes>();
        services.AddSingleton<SignInThrottle>().AddSingleton<PendingSignIns>().AddSingleton<FactorSecrets>();
        services.AddScoped<TenantOpening>().AddScoped<SessionStart>().AddScoped<SignInSteps>().AddScoped<SecondFactorCheck>();
        services.AddScoped<PasswordChange>().AddScoped<SessionEnd>().AddScoped<Freshness>().AddScoped<PasskeyCeremonies>().AddScoped<InvitationDoor>().AddScoped<KeyMaking>().AddScoped<ImportReading>().AddScoped<ImportCheck>().AddSingleton<ImportStops>().AddHttpContextAccessor();
        services.AddIdentityCore<Account>().AddUserStore<AccountStore>();
        services.AddScoped<IPasskeyHandler<Account>, PasskeyHandler<Account>>();
        services.Configure<IdentityPasskeyOptions>(o => { o.UserVerificationRequirement = "required"; o.ResidentKeyRequirement = "required"; });
        services.Configure<PasswordHasherOptions>(o => o.IterationCount = PasswordHashes.Iterations);
        return services;
    }

    /// <summary>Registers signing in for a web host: the cookie and key scheme, the ticket of requests and circuits. Call it after the Razor components are added.</summary>
    public static IServiceCollection AddSignIn(IServiceCollection services)
    {
        services.AddHttpContextAccessor().AddCascadingAuthenticationState().AddAuthorization().AddAntiforgery();
        services.AddAuthentication(SessionIdentity.Scheme).AddScheme<AuthenticationSchemeOptions, SessionAuthentication>(SessionIdentity.Scheme, null);
        services.AddScoped<AuthenticationStateProvider, CircuitSession>().AddScoped<ITicketSource, TicketSource>().AddScoped<CircuitHandler, SessionWatch>();
        return services;
    }

    /// <summary>Maps the endpoints that the static forms of <c>/account/…</c> post to.</summary>
    public static void MapSignIn(IEndpointRouteBuilder routes)
    {
        SignInEndpoints.Map(routes);
        PasskeyEndpoints.Map(routes);
        InvitationEndpoints.Map(routes);
    }

    /// <summary>Maps the module's use cases.</summary>
    public static void Map(Api api)
    {
        MapMe(api);
        MapTenants(api);
        MapMembers(api);
    }

    private static void MapMe(Api api) => api
        .Query<Me, MeRow>("/me")
        .Command<ChangeMyProfile>("/me", "PUT")
        .Command<SwitchTenant>("/me/tenant", "PUT")
        .Query<FindMySessions, IReadOnlyList<SessionRow>>("/me/sessions")
        .Command<EndSession>("/me/sessions/{sessionId}", "DELETE")
        .Command<SignOut>("/me/sign-out")
        .Command<SignOutEverywhere>("/me/sign-out-everywhere")
        .Query<FindMySignIns, Page<SignInRow>>("/me/sign-ins")
        .Command<Reauthenticate, bool>("/me/reauthenticate")
        .Command<ChangePassword, bool>("/me/password", "PUT")
        .Query<GetPasswordProfile, PasswordProfile>("/me/password-profile")
        .Query<FindMyFactors, FactorsRow>("/me/factors")
        .Command<StartTotp, TotpSetup>("/me/totp")
        .Command<ConfirmTotp, IReadOnlyList<string>>("/me/totp/confirm")
        .Command<RemoveTotp>("/me/totp", "DELETE")
        .Command<RenewRecoveryCodes, IReadOnlyList<string>>("/me/recovery-codes")
        .Query<StartPasskey, PasskeyChallenge>("/me/passkeys/challenge")
        .Command<RegisterPasskey, Guid>("/me/passkeys")
        .Command<RenamePasskey>("/me/passkeys/{passkeyId}", "PUT")
        .Command<RemovePasskey>("/me/passkeys/{passkeyId}", "DELETE")
        .Command<JoinByInvitation>("/me/memberships")
        .Query<FindMyKeys, IReadOnlyList<KeyRow>>("/me/keys")
        .Command<MakeMyKey, MadeKey>("/me/keys")
        .Command<RevokeMyKey>("/me/keys/{keyId}", "DELETE");

    private static void MapTenants(Api api) => api
        .Query<FindTenants, Page<TenantRow>>("/tenants")
        .Query<GetTenant, TenantRow>("/tenants/{tenantId}")
        .Command<DisableTenant>("/tenants/{tenantId}/disable")
        .Command<EnableTenant>("/tenants/{tenantId}/enable")
        .Command<DisableEnterprise>("/enterprises/{tenantId}/disable")
        .Command<EnableEnterprise>("/enterprises/{tenantId}/enable")
        .Query<GetPasswordEffect, PasswordEffectRow>("/settings/password-profile")
        .Command<ChoosePasswordProfile>("/settings/password-profile", "PUT")
        .Command<OpenPark, OpenedTenant>("/parks")
        .Query<ListParks, IReadOnlyList<TenantRow>>("/parks")
        .Query<GetParkBySlug, TenantRow>("/parks/{slug}")
        .Command<RegisterEnterprise, FiledApplication>("/applications")
        .Query<FindApplications, Page<ApplicationRow>>("/applications")
        .Query<GetApplication, ApplicationRow>("/applications/{applicationId}")
        .Command<ApproveApplication>("/applications/{applicationId}/approve")
        .Command<RefuseApplication>("/applications/{applicationId}/refuse")
        .Command<FollowApplication, ApplicationCard>("/application-states/{number}")
        .Command<TakeInvitation, OneTimeLink>("/application-states/{number}/invitation")
        .Query<FindPeople, Page<PersonRow>>("/people")
        .Query<GetPerson, PersonCard>("/people/{personId}")
        .Command<EndPersonSessions, int>("/people/{personId}/end-sessions")
        .Command<DisablePerson>("/people/{personId}/disable")
        .Command<EnablePerson>("/people/{personId}/enable")
        .Command<PeopleNames, IReadOnlyDictionary<PersonId, string>>("/people/names");

    private static void MapMembers(Api api) => api
        .Query<FindMembers, Page<MemberRow>>("/members")
        .Command<ChangeMemberRoles>("/members/{personId}/roles", "PUT")
        .Command<PlaceMember>("/members/{personId}/place", "PUT")
        .Command<DisableMember>("/members/{personId}/disable")
        .Command<EnableMember>("/members/{personId}/enable")
        .Command<RemoveMember>("/members/{personId}", "DELETE")
        .Command<MakeResetLink, OneTimeLink>("/members/{personId}/reset-link")
        .Command<ResetPassword>("/password-resets")
        .Query<FindInvitations, Page<InvitationRow>>("/invitations")
        .Command<InviteMember, MadeInvitation>("/invitations")
        .Command<MakeInvitationLink, OneTimeLink>("/invitations/{invitationId}/link")
        .Command<WithdrawInvitation>("/invitations/{invitationId}", "DELETE")
        .Command<GetInvitation, InvitationCard>("/invitation-links")
        .Command<PreviewEnterprises, ImportRow>("/imports/enterprises")
        .Command<PreviewPeople, ImportRow>("/imports/people")
        .Query<GetImport, ImportRow>("/imports/{importId}")
        .Command<StartImport>("/imports/{importId}/start")
        .Command<CancelImport, bool>("/imports/{importId}/cancel")
        .Query<ExportEnterprises, SheetFile>("/exports/enterprises")
        .Query<ExportPeople, SheetFile>("/exports/people")
        .Query<FindServiceKeys, IReadOnlyList<KeyRow>>("/service-keys")
        .Command<MakeServiceKey, MadeKey>("/service-keys")
        .Command<RevokeServiceKey>("/service-keys/{keyId}", "DELETE")
        .Query<FindRoles, IReadOnlyList<RoleRow>>("/roles")
        .Query<FindPermissionPoints, IReadOnlyList<PermissionPoint>>("/permission-points")
        .Command<MakeRole, Guid>("/roles")
        .Command<ChangeRole>("/roles/{roleId}", "PUT")
        .Command<DeleteRole>("/roles/{roleId}", "DELETE")
        .Query<FindDepartments, IReadOnlyList<DepartmentRow>>("/departments")
        .Command<MakeDepartment, Guid>("/departments")
        .Command<RenameDepartment>("/departments/{departmentId}/name", "PUT")
        .Command<MoveDepartment>("/departments/{departmentId}/parent", "PUT")
        .Query<Memberships.ColleagueNames, IReadOnlyList<Memberships.ColleagueName>>("/colleagues")
        .Command<NameHead>("/departments/{departmentId}/head", "PUT")
        .Command<DeleteDepartment>("/departments/{departmentId}", "DELETE");
}
