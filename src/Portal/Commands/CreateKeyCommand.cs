using System.Globalization;
using SmartPark.Identity.ApiKeys;
using SmartPark.Kernel.Persistence;
using SmartPark.Kernel.UseCases;

namespace SmartPark.Portal.Commands;

internal sealed class CreateKeyCommand : ICommandLine
{
    private const int Days = 90;

    public string Words => "keys create";

    public string Help => "--user E --name N --scopes a,b [--days 90]  makes an API key of a person and prints it this once";

    public bool Writes => true;

    public async Task<int> RunAsync(Arguments arguments, IServiceProvider services, CancellationToken ct)
    {
        arguments.AllowOnly("user", "name", "scopes", "days");
        var days = Days;
        if (arguments.Find("days") is { } text && !int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out days)) throw new UsageException($"\"{text}\" is no number of days");
        var scopes = arguments.Need("scopes").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var request = new CreateApiKey(arguments.Need("user"), arguments.Need("name"), scopes, days);
        await services.GetRequiredService<DatabaseStart>().MigrateAsync(ct);
        var made = await services.GetRequiredService<SystemCalls>().SendAsync(request, null, ct);
        if (!made.Succeeded) return await Told.WhyAsync(services, made.Refusal);
        Console.WriteLine(made.Value.Key);
        Console.WriteLine(FormattableString.Invariant($"until {made.Value.ExpiresAt.UtcDateTime:yyyy-MM-dd HH:mm} UTC; it is not shown again"));
        return 0;
    }
}
