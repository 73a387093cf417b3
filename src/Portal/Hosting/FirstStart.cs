using SmartPark.Identity.Invitations;
using SmartPark.Identity.People;
using SmartPark.Kernel.Events;
using SmartPark.Kernel.Persistence;
using SmartPark.Kernel.Tenancy;
using SmartPark.Kernel.UseCases;
using SmartPark.Portal.Demo;

namespace SmartPark.Portal.Hosting;

/// <summary>
/// What an empty installation needs before it serves: in demo mode the demo park, otherwise a one-time link for the first operator. There are no default accounts. What is
/// to be read stands on the console once the portal listens.
/// </summary>
internal static class FirstStart
{
    /// <summary>Key of the first operator's e-mail address, his login.</summary>
    public const string EmailKey = "SmartPark:Operator:Email";

    /// <summary>Name of an operator who was not named; he can change it.</summary>
    public const string OperatorName = "Operator";

    private const string DefaultEmail = "operator@smartpark.local";

    public static async Task PrepareAsync(WebApplication app, string[] args)
    {
        var ct = app.Lifetime.ApplicationStopping;
        var told = app.Services.GetRequiredService<DemoSetting>().On ? await DemoAsync(app, args, ct) : await OperatorAsync(app, ct);
        if (told is not null) app.Lifetime.ApplicationStarted.Register(() => Console.WriteLine(told(app.Urls.FirstOrDefault())));
    }

    private static async Task<Func<string?, string>?> DemoAsync(WebApplication app, string[] args, CancellationToken ct)
    {
        var state = await DemoPark.LookAsync(app.Services, ct);
        if (state == DemoState.Others) return null;
        if (state == DemoState.Half) return _ => "the loading of the demo park was interrupted; stop the portal and run \"demo reset --yes\"";
        if (state == DemoState.Empty) await DemoHost.LoadAsync(args, app.Services, ct);
        return address => DemoAccounts.Table(DemoFiles.Read().People, address);
    }

    private static async Task<Func<string?, string>?> OperatorAsync(WebApplication app, CancellationToken ct)
    {
        await app.Services.GetRequiredService<DatabaseStart>().MigrateAsync(ct);
        var calls = app.Services.GetRequiredService<SystemCalls>();
        var operators = (await calls.SendAsync(new FindRecipients(new Recipients(Tenants: [TenantId.Platform])), null, ct)).Require();
        if (operators.Count > 0) return null;
        var email = app.Configuration[EmailKey] ?? DefaultEmail;
        var link = await calls.SendAsync(new CreateOperator(OperatorName, email), null, ct);
        if (!link.Succeeded) throw new SettingException(EmailKey, email, "an e-mail address");
        return address => OperatorLink.Text(email, app.Configuration, link.Value, address);
    }
}
