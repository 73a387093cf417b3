using SmartPark.Kernel;
using SmartPark.Kernel.Persistence;

namespace SmartPark.Portal.Commands;

internal sealed class DraftMigration : ICommandLine
{
    public string Words => "migrations draft";

    public string Help => "--module NAME                prints a draft of the module's next script for the configured engine";

    public bool Writes => true;

    public async Task<int> RunAsync(Arguments arguments, IServiceProvider services, CancellationToken ct)
    {
        arguments.AllowOnly("module");
        var name = arguments.Need("module");
        var module = services.GetRequiredService<ModuleRegistry>().All.FirstOrDefault(m => m.Name == name)
            ?? throw new UsageException($"no module \"{name}\": {string.Join(", ", services.GetRequiredService<ModuleRegistry>().All.Select(m => m.Name))}");
        var start = services.GetRequiredService<DatabaseStart>();
        await start.MigrateAsync(ct, secure: false);
        Console.WriteLine(await start.DraftNextAsync(module, ct) is { Length: > 0 } draft ? draft : "-- no difference");
        return 0;
    }
}
