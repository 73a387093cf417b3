using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using SmartPark.Identity.Callers;
using SmartPark.Identity.Factors;
using SmartPark.Identity.Invitations;
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
        services.AddScoped<PasswordChange>().AddScoped<SessionEnd>().AddScoped<Freshness>().AddScoped<PasskeyCeremonies>().AddHttpContextAccessor();
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
        services.AddScoped<AuthenticationStateProvider, CircuitSession>().AddScoped<ITicketSource, TicketSource>();
        return services;
    }

    /// <summary>Maps the endpoints that the static forms of <c>/account/…</c> post to.</summary>
    public static void MapSignIn(IEndpointRouteBuilder routes) 
    {
        SignInEndpoints.Map(routes);
        PasskeyEndpoints.Map(routes);
    }

    /// <summary>Maps the module's use cases.</summary>
    public static void Map(Api api) => api
        .Query<Me, MeRow>("/me")
        .Command<SwitchTenant>("/me/tenant", "PUT")
        .Query<FindMySessions, IReadOnlyList<SessionRow>>("/me/sessions")
        .Command<EndSession>("/me/sessions/{sessionId}", "DELETE")
        .Command<SignOut>("/me/sign-out")
        .Command<SignOutEverywhere>("/me/sign-out-everywhere")
        .Query<FindMySignIns, Page<SignInRow>>("/me/sign-ins")
        .Command<Reauthenticate, bool>("/me/reauthenticate")
        .Command<ChangePassword, bool>("/me/password", "PUT")
        .Query<FindMyFactors, FactorsRow>("/me/factors")
        .Command<StartTotp, TotpSetup>("/me/totp")
        .Command<ConfirmTotp, IReadOnlyList<string>>("/me/totp/confirm")
        .Command<RemoveTotp>("/me/totp", "DELETE")
        .Command<RenewRecoveryCodes, IReadOnlyList<string>>("/me/recovery-codes")
        .Query<StartPasskey, PasskeyChallenge>("/me/passkeys/challenge")
        .Command<RegisterPasskey, Guid>("/me/passkeys")
        .Command<RenamePasskey>("/me/passkeys/{passkeyId}", "PUT")
        .Command<RemovePasskey>("/me/passkeys/{passkeyId}", "DELETE")
        .Command<MakeResetLink, OneTimeLink>("/members/{personId}/reset-link")
        .Command<ResetPassword>("/password-resets")
        .Query<FindTenants, Page<TenantRow>>("/tenants")
        .Query<GetTenant, TenantRow>("/tenants/{tenantId}")
        .Command<OpenPark, OpenedTenant>("/parks")
        .Query<ListParks, IReadOnlyList<TenantRow>>("/parks")
        .Query<GetParkBySlug, TenantRow>("/parks/{slug}")
        .Command<PeopleNames, IReadOnlyDictionary<PersonId, string>>("/people/names");
}
