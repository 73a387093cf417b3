using System.Globalization;
using SmartPark.Kernel.Events;
using SmartPark.Kernel.UseCases;
using SmartPark.Workflows.Instances;
using SmartPark.Workflows.Services;

namespace SmartPark.Policies.Declarations;

/// <summary>
/// A declaration begins its case, then gets its number and the case's id. Each module keeps its own record of what was delivered: when the first of the two was done and the second was not,
/// the next delivery passes over the first, and the id comes with what the case says next.
/// </summary>
internal sealed class WhenDeclared : IHandleEvent<DeclarationMade>
{
    private const string Before = "event.delivered-before";

    public async Task HandleAsync(DeclarationMade happened, IUseCases useCases, CancellationToken ct)
    {
        var begun = await useCases.SendAsync(new BeginProcess(DeclarationProcess.Key, DeclarationProcess.SubjectOf(happened.DeclarationId), "", happened.Values, happened.StartedBy, happened.StartedByName, happened.StartedIn), ct);
        if (begun.Refusal is { } refusal && refusal.Code != Before) throw new InvalidOperationException($"the case of declaration {happened.DeclarationId} did not begin: {refusal.Code}");
        var registered = await useCases.SendAsync(new RegisterDeclaration(happened.DeclarationId, begun.Succeeded ? begun.Value : null), ct);
        if (registered.Refusal is { } second && second.Code != Before) throw new InvalidOperationException($"declaration {happened.DeclarationId} got no number: {second.Code}");
    }
}

/// <summary>The process of a declaration calls for its publicity, or for its payment to be recorded. What is refused stands as an incident of the case.</summary>
internal sealed class WhenDeclarationServiceCalled : IHandleEvent<ServiceCalled>
{
    public async Task HandleAsync(ServiceCalled happened, IUseCases useCases, CancellationToken ct)
    {
        if (happened.Handler is not (DeclarationProcess.Publicise or DeclarationProcess.Pay)) return;
        var answered = happened.About(DeclarationProcess.Noun) is not { } id ? new Kernel.Results.Refusal("declaration.not-found")
            : (await (happened.Handler == DeclarationProcess.Publicise ? useCases.SendAsync(Publicity(happened, id), ct) : useCases.SendAsync(Payment(happened, id), ct))).Refusal;
        if (answered is { } refusal) await useCases.SendAsync(new FailService(happened.InstanceId, happened.Token, refusal.Code), ct);
    }

    private static PubliciseDeclaration Publicity(ServiceCalled happened, Guid id) => new(id, happened.InstanceId, happened.Token, Amount(happened, "amount"), Amount(happened, "granted"));

    private static RecordPayment Payment(ServiceCalled happened, Guid id)
    {
        DateOnly? on = DateOnly.TryParseExact(happened.Text("paidOn", 10), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
        return new(id, happened.InstanceId, happened.Token, Amount(happened, "paid"), on, happened.Text("voucher", 60));
    }

    private static decimal? Amount(ServiceCalled happened, string name) => happened.Number(name) is { } amount and >= 0 and < 1_000_000_000_000m ? amount : null;
}

/// <summary>A case that is sent back to the enterprise shows its declaration so, until the enterprise has completed it.</summary>
internal sealed class WhenDeclarationCaseStands : IHandleEvent<CaseStands>
{
    public Task HandleAsync(CaseStands happened, IUseCases useCases, CancellationToken ct) =>
        happened.Key == DeclarationProcess.Key && happened.About(DeclarationProcess.Noun) is { } id ? useCases.SendAsync(new StandDeclaration(id, happened.Acts, happened.WithInitiator), ct) : Task.CompletedTask;
}

/// <summary>A case that ended without a payment ends its declaration.</summary>
internal sealed class WhenDeclarationCaseEnded : IHandleEvent<ProcessEnded>
{
    public Task HandleAsync(ProcessEnded happened, IUseCases useCases, CancellationToken ct) =>
        happened.Key == DeclarationProcess.Key && happened.Outcome != "done" && happened.About(DeclarationProcess.Noun) is { } id
            ? useCases.SendAsync(new EndDeclaration(id, happened.InstanceId, happened.Outcome == "withdrawn", happened.Reason), ct) : Task.CompletedTask;
}
