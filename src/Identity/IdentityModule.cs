using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using SmartPark.Identity.Callers;
using SmartPark.Identity.Factors;
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
        services.AddSingleton<RoleBook>().AddSingleton<SessionActivity>().AddSingleton<ICallers, CallerLookup>().AddSingleton<PasswordHashes>();
        services.AddSingleton<SignInThrottle>().AddSingleton<PendingSignIns>().AddSingleton<FactorSecrets>();
        services.AddScoped<TenantOpening>().AddScoped<SessionStart>().AddScoped<SignInSteps>().AddScoped<SecondFactorCheck>();
        services.Configure<PasswordHasherOptions>(o => o.IterationCount = PasswordHashes.Iterations);
        return services;
    }

    /// <summary>Maps the module's use cases.</summary>
    public static void Map(Api api) => api
        .Query<Me, MeRow>("/me")
        .Command<SwitchTenant>("/me/tenant", "PUT")
        .Query<FindTenants, Page<TenantRow>>("/tenants")
        .Query<GetTenant, TenantRow>("/tenants/{tenantId}")
        .Command<OpenPark, OpenedTenant>("/parks")
        .Query<ListParks, IReadOnlyList<TenantRow>>("/parks")
        .Query<GetParkBySlug, TenantRow>("/parks/{slug}")
        .Command<PeopleNames, IReadOnlyDictionary<PersonId, string>>("/people/names");
}
