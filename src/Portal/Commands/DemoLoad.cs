using SmartPark.Portal.Demo;

namespace SmartPark.Portal.Commands;

internal sealed class DemoLoad : ICommandLine
{
    public string Words => "demo load";

    public string Help => "                                   loads the fictional park with its accounts (never in Production)";

    public bool Writes => true;

    public async Task<int> RunAsync(Arguments arguments, IServiceProvider services, CancellationToken ct)
    {
        arguments.AllowOnly();
        return await SayAsync(await DemoHost.LoadAsync(arguments.Settings, services, ct));
    }

    /// <summary>Tells what came of it.</summary>
    /// <returns>Exit code.</returns>
    public static async Task<int> SayAsync((DemoState Before, TimeSpan Took) loaded)
    {
        if (loaded.Before == DemoState.Half)
        {
            await Console.Error.WriteLineAsync("an earlier loading was interrupted; \"demo reset\" removes what is there and loads again");
            return 1;
        }
        Console.WriteLine(loaded.Before == DemoState.Whole ? "the demo park is loaded already" : FormattableString.Invariant($"the demo park is loaded, {loaded.Took.TotalSeconds:0.0} s"));
        Console.WriteLine(DemoAccounts.Table(DemoFiles.Read().People, null));
        return 0;
    }
}
