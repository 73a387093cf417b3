using SmartPark.Identity.Invitations;
using SmartPark.Kernel.Persistence;
using SmartPark.Kernel.UseCases;
using SmartPark.Portal.Hosting;

namespace SmartPark.Portal.Commands;

internal sealed class CreateOperatorCommand : ICommandLine
{
    public string Words => "users create-operator";

    public string Help => "--email E [--name N]   invites an operator of the platform and prints the one-time link";

    public bool Writes => true;

    public async Task<int> RunAsync(Arguments arguments, IServiceProvider services, CancellationToken ct)
    {
        arguments.AllowOnly("email", "name");
        var email = arguments.Need("email");
        await services.GetRequiredService<DatabaseStart>().MigrateAsync(ct);
        var link = await services.GetRequiredService<SystemCalls>().SendAsync(new CreateOperator(arguments.Find("name") ?? FirstStart.OperatorName, email), null, ct);
        if (!link.Succeeded) return await Told.WhyAsync(services, link.Refusal);
        Console.WriteLine(OperatorLink.Text(email, services.GetRequiredService<IConfiguration>(), link.Value, null));
        return 0;
    }
}
