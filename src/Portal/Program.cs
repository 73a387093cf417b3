using SmartPark.Kernel.Persistence;
using SmartPark.Portal.Commands;
using SmartPark.Portal.Hosting;

try
{
    return await CommandLine.RunAsync(args) ?? await WebNode.RunAsync(args);
}
catch (StartRefusedException e)
{
    await Console.Error.WriteLineAsync(e.Message);
    return 78;
}

/// <summary>The one executable of SmartPark.</summary>
public partial class Program;
