using SmartPark.Kernel.Persistence;

namespace SmartPark.Portal.Commands;

internal sealed class Migrate : ICommandLine
{
    public string Words => "migrate";

    public string Help => "                                     brings the database to this version of the program";

    public bool Writes => true;

    public async Task<int> RunAsync(Arguments arguments, IServiceProvider services, CancellationToken ct)
    {
        arguments.AllowOnly();
        Console.WriteLine($"{await services.GetRequiredService<DatabaseStart>().MigrateAsync(ct)} scripts applied");
        return 0;
    }
}
