using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using SmartPark.Identity.ApiKeys;
using SmartPark.Identity.Invitations;
using SmartPark.Identity.People;
using SmartPark.Identity.Tenants;
using SmartPark.Kernel.Tenancy;
using SmartPark.Testing.Web;

namespace SmartPark.EndToEnd.Tests.Faults;

/// <summary>What the tests need to know of a seeded park.</summary>
/// <param name="Park">The park's tenant.</param>
/// <param name="Key">API key of its administrator with everything a park may do, for a year.</param>
/// <param name="ShortKey">The same for ten days.</param>
/// <param name="InvitationToken">An invitation that nobody has taken yet.</param>
internal sealed record SeededPark(TenantId Park, string Key, string ShortKey, string InvitationToken)
{
    private static readonly Lazy<Task<(string, SeededPark)>> One = new(MakeTemplateAsync);

    public static SeededPark None { get; } = new(TenantId.None, "", "", "");

    /// <summary>A data directory seeded once a test process; tests copy it.</summary>
    public static async Task<(string Directory, SeededPark Park)> TemplateAsync() => await One.Value;

    /// <summary>Seeds an empty installation in this process and lets go of it.</summary>
    public static async Task<SeededPark> SeedAsync(string directory, string? postgres)
    {
        var settings = postgres is null ? null : new Dictionary<string, string> { ["SmartPark:Database:Provider"] = "postgres", ["ConnectionStrings:SmartPark"] = postgres };
        await using var app = new PortalApp(settings, directory);
        app.Clock.Now = TimeProvider.System.GetUtcNow();
        var opened = (await app.SystemAsync(new OpenTenant(TenantSubKind.Park, "故障园区", null, "faults", null, null, "210100", "管理员", "first@faults.example"))).Require();
        await app.DeliverAsync();
        var park = opened.TenantId;
        string[] roles = [BuiltInRole.Administrator, BuiltInRole.ParkManager, BuiltInRole.Editor, BuiltInRole.ServiceDesk];
        (await app.SystemAsync(new AddPerson(park, "王芳", "wang@faults.example", roles, "Verzeih-mir-42-Kraniche"))).Require();
        var scopes = app.Services.GetRequiredService<PermissionCatalogue>().All.Where(p => p.Kinds.HasFlag(TenantKinds.Park)).Select(p => p.Code).ToList();
        var key = (await app.SystemAsync(new CreateApiKey("wang@faults.example", "faults", scopes, 365, park))).Require().Key;
        var brief = (await app.SystemAsync(new CreateApiKey("wang@faults.example", "brief", scopes, 10, park))).Require().Key;
        await app.DeliverAsync();
        return new(park, key, brief, opened.Link!.Path.Split('/')[^1]);
    }

    private static async Task<(string, SeededPark)> MakeTemplateAsync()
    {
        var directory = Directory.CreateTempSubdirectory("smartpark-template-").FullName;
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(directory, recursive: true);
        var park = await SeedAsync(directory, null);
        SqliteConnection.ClearAllPools();
        return (directory, park);
    }
}
