using Microsoft.EntityFrameworkCore;
using SmartPark.Kernel.Codes;
using SmartPark.Kernel.Events;
using SmartPark.Kernel.Results;
using SmartPark.Kernel.Tenancy;
using SmartPark.Kernel.Text;
using SmartPark.Kernel.UseCases;
using SmartPark.Policies.Facts;
using SmartPark.Policies.Library;
using SmartPark.Policies.Matching;
using SmartPark.Policies.Rules;

namespace SmartPark.Policies.Declarations;

/// <summary>Makes, or makes anew, the list of enterprises a batch pays without application: those that fit by facts they share, every one present and none older than a year. Answers how many.</summary>
/// <param name="BatchId">The own batch.</param>
/// <remarks>Refusals: <c>batch.not-found</c>, <c>match.no-rule</c>, <c>declaration.not-exempt</c> when a condition needs a person or a document or no formula says what is paid, <c>declaration.confirmed-already</c>.</remarks>
[Permission(PoliciesPermissions.DeclarationManage)]
public sealed record MakeExemptList(Guid BatchId) : ICommand<int>;

/// <summary>Confirms the list once: each enterprise of it gets a declaration that is shown in public at once. Answers how many; who declared meanwhile is passed over.</summary>
/// <param name="BatchId">The own batch.</param>
/// <param name="Version">The version of the list that was looked at.</param>
/// <remarks>Refusals: <c>batch.not-found</c>, <c>declaration.no-list</c>, <c>declaration.confirmed-already</c>, <c>conflict.changed</c>.</remarks>
[Permission(PoliciesPermissions.DeclarationManage)]
public sealed record ConfirmExemptList(Guid BatchId, long Version) : ICommand<int>;

/// <summary>Records the payment of a declaration of a confirmed list, after its days in public.</summary>
/// <param name="DeclarationId">The declaration.</param>
/// <param name="Amount">Amount in yuan, to the 分.</param>
/// <param name="PaidOn">The day; not in the future.</param>
/// <param name="Voucher">Number of the voucher, 1 to 60 characters.</param>
/// <remarks>Refusals: <c>declaration.not-found</c>, <c>declaration.payment</c>, <c>declaration.paid-already</c>, <c>declaration.still-public</c> naming the last day.</remarks>
[Permission(PoliciesPermissions.DeclarationManage)]
public sealed record RecordExemptPayment(Guid DeclarationId, decimal Amount, DateOnly PaidOn, string Voucher) : ICommand, IChecked
{
    /// <inheritdoc/>
    public IEnumerable<Refusal> Check()
    {
        if (Amount is <= 0 or > 100_000_000_000m || !Money.TryCreate(Amount, Currency.Cny, out _) || PaidOn.Year < 2000 || string.IsNullOrWhiteSpace(Voucher) || Voucher.Length > 60) yield return new("declaration.payment", nameof(Amount));
    }
}

/// <summary>A list of those who need not declare.</summary>
/// <param name="Lines">The enterprises.</param>
/// <param name="MadeAt">When it was made.</param>
/// <param name="MadeByName">By whom.</param>
/// <param name="ConfirmedAt">When it was confirmed; null before.</param>
/// <param name="ConfirmedByName">By whom.</param>
/// <param name="Version">Version to confirm.</param>
public sealed record ExemptView(IReadOnlyList<ExemptLine> Lines, DateTimeOffset MadeAt, string MadeByName, DateTimeOffset? ConfirmedAt, string ConfirmedByName, long Version)
{
    internal static ExemptView Of(ExemptList list) => new(Judgements.Lines<ExemptLine>(list.Lines), list.MadeAt, list.MadeByName, list.ConfirmedAt, list.ConfirmedByName, list.Version);
}

/// <summary>An enterprise of the list.</summary>
/// <param name="Enterprise">The enterprise.</param>
/// <param name="Name">Its name.</param>
/// <param name="Fen">What the formula gives, 分.</param>
/// <param name="Reasons">The facts that decided, a line each.</param>
public sealed record ExemptLine(Guid Enterprise, string Name, long Fen, string Reasons);

internal sealed class MakeExemptListHandler(PoliciesDb db, CallContext call, RuleBook book, TimeProvider clock) : IHandle<MakeExemptList, int>, IHandle<ConfirmExemptList, int>, IHandle<RecordExemptPayment, Done>
{
    private const int FreshDays = 366;

    public async Task<Result<int>> Handle(MakeExemptList request, CancellationToken cancellationToken)
    {
        if (await BatchAsync(request.BatchId, cancellationToken) is not { } batch) return new Refusal("batch.not-found");
        var list = await db.ExemptLists.SingleOrDefaultAsync(l => l.BatchId == batch.Id && l.TenantId == call.Tenant, cancellationToken);
        if (list?.ConfirmedAt is not null) return new Refusal("declaration.confirmed-already");
        var day = PolicyDates.Today(clock);
        if ((await book.InForceAsync(day, cancellationToken, batch.PolicyId)).SingleOrDefault() is not { } ruled) return new Refusal("match.no-rule");
        if (ruled.Body.Benefit is not { } benefit || RuleCheck.Conditions(ruled.Body.Tree).Any(c => !c.Soft && (c.ByPerson || c.Check == ConditionCheck.Proof))) return new Refusal("declaration.not-exempt");
        var lines = await LinesAsync(batch, ruled, benefit, day, cancellationToken);
        if (list is null) db.Add(list = new ExemptList { TenantId = call.Tenant, BatchId = batch.Id });
        list.Make(lines, call.Caller.DisplayName ?? "", clock.GetUtcNow());
        return lines.Count;
    }

    public async Task<Result<int>> Handle(ConfirmExemptList request, CancellationToken cancellationToken)
    {
        if (await BatchAsync(request.BatchId, cancellationToken) is not { } batch) return new Refusal("batch.not-found");
        if (await db.ExemptLists.SingleOrDefaultAsync(l => l.BatchId == batch.Id && l.TenantId == call.Tenant, cancellationToken) is not { } list) return new Refusal("declaration.no-list");
        if (list.ConfirmedAt is not null) return new Refusal("declaration.confirmed-already");
        if (list.Version != request.Version) return new Refusal("conflict.changed");
        var (now, number) = (clock.GetUtcNow(), await db.NextNumberAsync(batch.Id, cancellationToken));
        var declared = await DeclaredAsync(batch.Id, cancellationToken);
        var lines = Judgements.Lines<ExemptLine>(list.Lines).Where(l => !declared.Contains(new TenantId(l.Enterprise))).ToList();
        foreach (var line in lines) Add(batch, line, number++, now);
        list.Confirm(call.Caller.DisplayName ?? "", now);
        if (lines.Count > 0) db.Raise(News(batch, [.. lines.Select(l => new TenantId(l.Enterprise))]));
        db.Raise(new DeclarationMoved(call.Tenant, batch.Id, null));
        return lines.Count;
    }

    public async Task<Result<Done>> Handle(RecordExemptPayment request, CancellationToken cancellationToken)
    {
        if (await db.Declarations.SingleOrDefaultAsync(d => d.Id == request.DeclarationId && d.ProviderId == call.Tenant && d.Exempt, cancellationToken) is not { } declaration) return new Refusal("declaration.not-found");
        var today = PolicyDates.Today(clock);
        if (declaration.State == DeclarationState.Paid) return new Refusal("declaration.paid-already");
        if (today <= declaration.PublicUntil) return Refusal.With("declaration.still-public", null, PolicyWords.Iso(declaration.PublicUntil.Value));
        if (request.PaidOn > today || !declaration.Pay((long)(request.Amount * 100), request.PaidOn, request.Voucher.Trim(), clock.GetUtcNow())) return new Refusal("declaration.payment", nameof(request.PaidOn));
        await db.ReceiveAsync(declaration, clock.GetUtcNow(), cancellationToken);
        db.Raise(new DeclarationMoved(call.Tenant, declaration.BatchId, declaration.ConsumerId));
        return Result.Done;
    }

    private Task<Batch?> BatchAsync(Guid id, CancellationToken ct) => db.Batches.AsNoTracking().SingleOrDefaultAsync(b => b.Id == id && b.TenantId == call.Tenant, ct);

    private async Task<HashSet<TenantId>> DeclaredAsync(Guid batch, CancellationToken ct) =>
        [.. (await db.Declarations.Where(d => d.CountsIn == batch && d.ConsumerId != null).Select(d => d.ConsumerId).ToListAsync(ct)).Select(c => c!.Value)];

    private async Task<IReadOnlyList<ExemptLine>> LinesAsync(Batch batch, RuledPolicy ruled, RuleBenefit benefit, DateOnly day, CancellationToken ct)
    {
        var board = await Board.OfAsync(db, ct);
        var states = board.States(ruled.Rule, day);
        var declared = await DeclaredAsync(batch.Id, ct);
        var fitting = board.Enterprises.Select((e, i) => (e.Id, e.Name, Sheet: board.Sheets[i], State: states[i])).Where(e => e.State == MatchState.Fits && !declared.Contains(e.Id)).ToList();
        var ids = fitting.Select(e => e.Id).ToList();
        var facts = (await db.Facts.AsNoTracking().Where(f => f.Visible && f.Until == null && ids.Contains(f.TenantId)).Select(f => new { f.TenantId, Row = new FactRow(f.Field, f.Year, f.Text, f.Source, f.Confidence, f.ObservedOn, f.SetAt, true) }).ToListAsync(ct))
            .ToLookup(f => f.TenantId, f => f.Row);
        var needed = benefit.Needs(day);
        var asked = Asked.Of(ruled.Rule, day).Select(a => a.Field).Concat(needed is null ? [] : [needed.Field]).ToHashSet();
        return [.. from firm in fitting
                   where !facts[firm.Id].Any(f => asked.Contains(f.Field) && f.ObservedOn < day.AddDays(-FreshDays))
                   let wan = benefit.Estimate(firm.Sheet, day)
                   where wan is > 0
                   select new ExemptLine(firm.Id.Value, firm.Name, (long)decimal.Round(wan.Value * 1_000_000), FactLines.Of(ruled, [.. facts[firm.Id]], day))];
    }

    private void Add(Batch batch, ExemptLine line, int number, DateTimeOffset now)
    {
        var declaration = Declaration.Made(
            new()
            {
                ProviderId = batch.TenantId,
                ConsumerId = new TenantId(line.Enterprise),
                BatchId = batch.Id,
                PolicyId = batch.PolicyId,
                PolicyTitle = batch.PolicyTitle,
                EnterpriseName = line.Name,
                Exempt = true,
                Facts = line.Reasons,
                MadeAt = now,
            },
            line.Fen);
        var today = PolicyDates.DayOf(now);
        declaration.Register(number, null);
        declaration.Publicise(null, line.Fen, line.Fen, today, today.AddDays(batch.PublicityDays), now);
        db.Add(declaration);
        db.Add(Notice.Of(declaration, batch));
        db.Raise(new DeclarationMoved(batch.TenantId, batch.Id, declaration.ConsumerId));
    }

    private static MessageRequested News(Batch batch, IReadOnlyList<TenantId> whom)
    {
        var title = new Kernel.Events.BothLanguages(SafeText.Shorten("免申即享：" + batch.PolicyTitle, 200), SafeText.Shorten("Granted without application: " + batch.PolicyTitle, 200));
        var body = new Kernel.Events.BothLanguages("贵企业符合条件，无需申报，已列入公示名单。", "Your enterprise qualifies and need not apply; it is on the public list.");
        return new(batch.TenantId, "policy.exempt", new(Tenants: whom, Permission: PoliciesPermissions.MatchRead), title, body, "/w/declarations");
    }
}
