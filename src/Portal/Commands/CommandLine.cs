using SmartPark.Kernel.Persistence;
using SmartPark.Portal.Hosting;

namespace SmartPark.Portal.Commands;

/// <summary>The command line of the executable. Without a command it serves.</summary>
internal static class CommandLine
{
    private const int UsageError = 64;

    private static readonly IReadOnlyList<ICommandLine> All = [new Migrate(), new DraftMigration(), new VerifyTrail(), new Backup(), new Restore(), new DemoLoad(), new DemoReset(), new CreateOperatorCommand(), new CreateKeyCommand()];

    /// <returns>The exit code, or null when there is no command and the program is to serve.</returns>
    public static async Task<int?> RunAsync(string[] args)
    {
        if (args.Length == 0 || (args[0].StartsWith('-') && args[0] is not ("--help" or "-h"))) return null;
        try
        {
            if (args[0] is "--help" or "-h" or "help") return Help();
            var arguments = Arguments.Parse(args);
            var command = All.FirstOrDefault(c => c.Words == string.Join(' ', arguments.Words)) ?? throw new UsageException($"unknown command \"{string.Join(' ', arguments.Words)}\"");
            return await ExecuteAsync(command, arguments);
        }
        catch (UsageException e)
        {
            await Console.Error.WriteLineAsync(e.Message);
            Help();
            return UsageError;
        }
    }

    private static async Task<int> ExecuteAsync(ICommandLine command, Arguments arguments)
    {
        var builder = WebNode.Builder(arguments.Settings);
        await using var app = builder.Build();
        using var held = command.Writes ? DataLock.Take(app.Services.GetRequiredService<DatabaseOptions>()) : null;
        using var cancel = new CancellationTokenSource();
        Console.CancelKeyPress += (_, e) => { e.Cancel = true; cancel.Cancel(); };
        return await command.RunAsync(arguments, app.Services, cancel.Token);
    }

    private static int Help()
    {
        Console.WriteLine("smartpark [--urls http://127.0.0.1:5080]          serves the portal");
        foreach (var command in All) Console.WriteLine($"smartpark {command.Words} {command.Help}");
        Console.WriteLine($"""

            settings (environment with __ for :, appsettings.json, or --key value):
              {DatabaseSettings.ProviderKey} = sqlite | postgres
              {DatabaseSettings.ConnectionKey} = PostgreSQL connection string
              {DatabaseSettings.DirectoryKey} = directory of database, files and lock (default: data)
              SmartPark:Demo = true | false (never in Production)
            """);
        return 0;
    }
}
