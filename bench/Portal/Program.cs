using System.Globalization;
using SmartPark.Bench.Portal;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
var command = args.Length > 0 ? args[0] : "";
var quick = args.Contains("--quick");
try
{
    return command switch
    {
        "home" => await HomeCommand.RunAsync(quick),
        "circuits" => await CircuitsCommand.RunAsync(quick),
        "tenants" => await TenantsCommand.RunAsync(quick, args.Contains("postgres")),
        _ => Help(),
    };
}
catch (InvalidOperationException e)
{
    await Console.Error.WriteLineAsync(e.Message);
    return 2;
}

static int Help()
{
    Console.Error.WriteLine("home | circuits | tenants [postgres]; --quick for a small trial whose numbers mean nothing. bench/README.md says what each measures.");
    return 2;
}
