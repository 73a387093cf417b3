using Microsoft.EntityFrameworkCore;
using SmartPark.Kernel.Results;
using SmartPark.Kernel.Tenancy;
using SmartPark.Kernel.UseCases;
using SmartPark.Policies.Library;
using SmartPark.Policies.Reach;
using SmartPark.Workflows.Instances;

namespace SmartPark.Policies.Declarations;

/// <summary>A declaration gets its number and its case.</summary>
/// <param name="DeclarationId">The declaration.</param>
/// <param name="InstanceId">The case; null when it is not known yet.</param>
[SystemOnly]
public sealed record RegisterDeclaration(Guid DeclarationId, Guid? InstanceId) : ICommand;

/// <summary>The case of a declaration went a step further.</summary>
/// <param name="DeclarationId">The declaration.</param>
/// <param name="Heard">Lines of the case's trail.</param>
/// <param name="Returned">It is with the enterprise, which is to complete it.</param>
[SystemOnly]
public sealed record StandDeclaration(Guid DeclarationId, int Heard, bool Returned) : ICommand;

/// <summary>The case of a declaration comes to its publicity: the outcome is shown from today for the days of the batch.</summary>
/// <param name="DeclarationId">The declaration.</param>
/// <param name="InstanceId">The case.</param>
/// <param name="Token">The token that waits for the answer.</param>
/// <param name="Asked">Amount asked in yuan as the case has it now; null for none.</param>
/// <param name="Granted">Amount granted in yuan; null means what was asked.</param>
/// <remarks>Refusals: <c>declaration.not-found</c>, <c>declaration.ended</c>, <c>declaration.granted</c> when neither amount is known.</remarks>
[SystemOnly]
public sealed record PubliciseDeclaration(Guid DeclarationId, Guid InstanceId, int Token, decimal? Asked, decimal? Granted) : ICommand;

/// <summary>The case of a declaration comes to its payment: it is recorded.</summary>
/// <param name="DeclarationId">The declaration.</param>
/// <param name="InstanceId">The case.</param>
/// <param name="Token">The token that waits for the answer.</param>
/// <param name="Paid">Amount paid in yuan.</param>
/// <param name="PaidOn">The day it was.</param>
/// <param name="Voucher">Number of the voucher.</param>
/// <remarks>Refusals: <c>declaration.not-found</c>, <c>declaration.ended</c>, <c>declaration.payment</c> when amount or day is missing, <c>declaration.not-public</c>.</remarks>
[SystemOnly]
public sealed record RecordPayment(Guid DeclarationId, Guid InstanceId, int Token, decimal? Paid, DateOnly? PaidOn, string Voucher) : ICommand;

/// <summary>The case of a declaration ended without a payment.</summary>
/// <param name="DeclarationId">The declaration.</param>
/// <param name="InstanceId">The case.</param>
/// <param name="Withdrawn">True when the enterprise took it back.</param>
/// <param name="Reason">What was said.</param>
/// <remarks>Refusal: <c>declaration.not-found</c>.</remarks>
[SystemOnly]
public sealed record EndDeclaration(Guid DeclarationId, Guid InstanceId, bool Withdrawn, string Reason) : ICommand;

internal sealed class CarryDeclarationHandler(PoliciesDb db, CallContext call, TimeProvider clock)
    : IHandle<RegisterDeclaration, Done>, IHandle<StandDeclaration, Done>, IHandle<PubliciseDeclaration, Done>, IHandle<RecordPayment, Done>, IHandle<EndDeclaration, Done>
{
    public async Task<Result<Done>> Handle(RegisterDeclaration request, CancellationToken cancellationToken)
    {
        if (await FindAsync(request.DeclarationId, cancellationToken) is not { } declaration) return new Refusal("declaration.not-found");
        declaration.Register(await db.NextNumberAsync(declaration.BatchId, cancellationToken), request.InstanceId);
        Moved(declaration);
        return Result.Done;
    }

    public async Task<Result<Done>> Handle(StandDeclaration request, CancellationToken cancellationToken)
    {
        if (await FindAsync(request.DeclarationId, cancellationToken) is { } declaration && declaration.Stand(request.Heard, request.Returned, clock.GetUtcNow())) Moved(declaration);
        return Result.Done;
    }

    public async Task<Result<Done>> Handle(PubliciseDeclaration request, CancellationToken cancellationToken)
    {
        if (await FindAsync(request.DeclarationId, cancellationToken) is not { } declaration) return new Refusal("declaration.not-found");
        if (declaration.Ended) return new Refusal("declaration.ended");
        var asked = request.Asked is { } yuan ? Fen(yuan) : declaration.AskedFen;
        if ((request.Granted is { } granted ? Fen(granted) : asked) is not { } fen) return new Refusal("declaration.granted");
        var batch = await db.Batches.AsNoTracking().SingleAsync(b => b.Id == declaration.BatchId, cancellationToken);
        var today = PolicyDates.Today(clock);
        if (declaration.Publicise(request.InstanceId, asked, fen, today, today.AddDays(batch.PublicityDays), clock.GetUtcNow()))
        {
            db.Add(Notice.Of(declaration, batch));
            Moved(declaration);
        }
        db.Raise(new ServiceAnswered(call.Tenant, request.InstanceId, request.Token));
        return Result.Done;
    }

    public async Task<Result<Done>> Handle(RecordPayment request, CancellationToken cancellationToken)
    {
        if (await FindAsync(request.DeclarationId, cancellationToken) is not { } declaration) return new Refusal("declaration.not-found");
        if (declaration.Ended) return new Refusal("declaration.ended");
        if (declaration.State != DeclarationState.Paid)
        {
            if (request.Paid is not { } paid || request.PaidOn is not { } on) return new Refusal("declaration.payment");
            if (!declaration.Pay(Fen(paid), on, request.Voucher, clock.GetUtcNow())) return new Refusal("declaration.not-public");
            await db.ReceiveAsync(declaration, clock.GetUtcNow(), cancellationToken);
            Moved(declaration);
        }
        db.Raise(new ServiceAnswered(call.Tenant, request.InstanceId, request.Token));
        return Result.Done;
    }

    public async Task<Result<Done>> Handle(EndDeclaration request, CancellationToken cancellationToken)
    {
        if (await FindAsync(request.DeclarationId, cancellationToken) is not { } declaration) return new Refusal("declaration.not-found");
        if (!declaration.End(request.InstanceId, request.Withdrawn, request.Reason, clock.GetUtcNow())) return Result.Done;
        (await db.Notices.SingleOrDefaultAsync(n => n.DeclarationId == declaration.Id, cancellationToken))?.TakeDown();
        Moved(declaration);
        return Result.Done;
    }

    private Task<Declaration?> FindAsync(Guid id, CancellationToken ct) => db.Declarations.SingleOrDefaultAsync(d => d.Id == id && d.ProviderId == call.Tenant && !d.Exempt, ct);

    private void Moved(Declaration declaration) => db.Raise(new DeclarationMoved(declaration.ProviderId, declaration.BatchId, declaration.ConsumerId));

    /// <summary>The form of the process takes no parts of a 分.</summary>
    private static long Fen(decimal yuan) => (long)decimal.Round(yuan * 100);
}

/// <summary>What the case of a declaration and the list of those who need not declare have in common.</summary>
internal static class DeclarationBooks
{
    public static async Task<int> NextNumberAsync(this PoliciesDb db, Guid batch, CancellationToken ct) => (await db.Declarations.Where(d => d.BatchId == batch).MaxAsync(d => d.Number, ct) ?? 0) + 1;

    /// <summary>Being paid is the last step of a policy's way to an enterprise, when there is one.</summary>
    public static async Task ReceiveAsync(this PoliciesDb db, Declaration paid, DateTimeOffset now, CancellationToken ct)
    {
        var ways = await db.Outreach.Where(o => o.ConsumerId == paid.ConsumerId && o.PolicyId == paid.PolicyId).ToListAsync(ct);
        foreach (var way in ways) way.Receive(paid.PaidFen, now);
        if (ways.Count > 0) db.Raise(new ReachChanged(paid.ProviderId, paid.PolicyId));
    }
}
