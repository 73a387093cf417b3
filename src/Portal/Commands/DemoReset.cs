using SmartPark.Kernel;
using SmartPark.Kernel.Persistence;
using SmartPark.Portal.Demo;

namespace SmartPark.Portal.Commands;

internal sealed class DemoReset : ICommandLine
{
    public string Words => "demo reset";

    public string Help => "--yes                             removes ALL data and files and loads the demo park again (never in Production)";

    public bool Writes => true;

    public async Task<int> RunAsync(Arguments arguments, IServiceProvider services, CancellationToken ct)
    {
        arguments.AllowOnly("yes");
        DemoHost.RefuseInProduction(services.GetRequiredService<IHostEnvironment>());
        var options = services.GetRequiredService<DatabaseOptions>();
        if (!arguments.Has("yes")) throw new UsageException($"this removes everything in {options.DataDirectory}{(options.IsPostgres ? " and in the PostgreSQL database" : "")}; say --yes if that is meant");
        await DemoErasure.RunAsync(options, services.GetRequiredService<ModuleRegistry>(), ct);
        return await DemoLoad.SayAsync(await DemoHost.LoadAsync(arguments.Settings, services, ct));
    }
}
