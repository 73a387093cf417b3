using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using SmartPark.Identity.Tenants;
using SmartPark.Kernel.Codes;
using SmartPark.Kernel.Results;
using SmartPark.Kernel.Tenancy;
using SmartPark.Kernel.Text;
using SmartPark.Kernel.UseCases;
using SmartPark.Policies.Facts;
using SmartPark.Policies.Library;
using SmartPark.Policies.Matching;
using SmartPark.Policies.Reach;

namespace SmartPark.Policies.Declarations;

/// <summary>A file for an item of the check list.</summary>
/// <param name="Item">Place of the item in the list, from 0.</param>
/// <param name="FileId">The stored file.</param>
/// <param name="Name">Its name.</param>
public sealed record DeclaredFile(int Item, Guid FileId, string Name);

/// <summary>Declares in a batch for the own enterprise; its case begins with it. Answers the declaration's id.</summary>
/// <param name="BatchId">The batch.</param>
/// <param name="Amount">Amount asked in yuan, to the 分; null when the policy names it.</param>
/// <param name="Contact">Whom to ask, 1 to 50 characters.</param>
/// <param name="Phone">Telephone, 1 to 30 characters.</param>
/// <param name="Uscc">统一社会信用代码 of the enterprise, or empty.</param>
/// <param name="Statement">In words, at most 2,000 characters.</param>
/// <param name="Files">Documents, at most 20, each for an item of the check list.</param>
/// <remarks>Refusals: <c>batch.not-found</c>, <c>declaration.not-open</c> and <c>declaration.closed</c> naming the days, <c>declaration.already</c>, <c>declaration.materials</c> naming what is missing, <c>declaration.amount</c>, <c>declaration.contact</c>, <c>declaration.uscc</c>, <c>declaration.statement</c>, <c>declaration.files</c>.</remarks>
[Permission(PoliciesPermissions.Declare)]
public sealed record Declare(Guid BatchId, decimal? Amount, string Contact, string Phone, string Uscc = "", string Statement = "", IReadOnlyList<DeclaredFile>? Files = null) : ICommand<Guid>, IChecked
{
    internal const int MostFiles = 20;
    private const decimal MostYuan = 100_000_000_000m;

    /// <inheritdoc/>
    public IEnumerable<Refusal> Check()
    {
        if (Amount is { } amount && (amount <= 0 || amount > MostYuan || !Money.TryCreate(amount, Currency.Cny, out _))) yield return new("declaration.amount", nameof(Amount));
        if (string.IsNullOrWhiteSpace(Contact) || Contact.Length > 50 || string.IsNullOrWhiteSpace(Phone) || Phone.Length > 30) yield return new("declaration.contact", nameof(Contact));
        if (Uscc.Length > 0 && !UnifiedCreditCode.TryParse(Uscc, out _).IsValid) yield return new("declaration.uscc", nameof(Uscc));
        if (Statement.Length > 2000) yield return Refusal.With("declaration.statement", nameof(Statement), 2000);
        if (Files is { } files && (files.Count > MostFiles || files.Any(f => f.Name is null or { Length: 0 or > 255 }) || files.DistinctBy(f => f.FileId).Count() < files.Count)) yield return Refusal.With("declaration.files", nameof(Files), MostFiles);
    }
}

/// <summary>What the form of a declaration begins with.</summary>
/// <param name="BatchId">The batch.</param>
/// <remarks>Refusal: <c>batch.not-found</c>.</remarks>
[Permission(PoliciesPermissions.MatchRead)]
public sealed record PrepareDeclaration(Guid BatchId) : IQuery<DeclarationStart>;

/// <summary>The beginning of a declaration.</summary>
/// <param name="PolicyId">The policy.</param>
/// <param name="PolicyTitle">Its title.</param>
/// <param name="Batch">What the batch says.</param>
/// <param name="State">Whether one may declare today.</param>
/// <param name="Enterprise">Name of the enterprise.</param>
/// <param name="Contact">Name of who asks.</param>
/// <param name="Facts">What the profile says of the facts the policy asks about, a line each.</param>
/// <param name="Estimate">What the formula of the policy gives in yuan; null without one.</param>
/// <param name="Uscc">Its credit code; empty when it is not known.</param>
/// <param name="Running">The declaration that counts in this batch already; null for none.</param>
public sealed record DeclarationStart(Guid PolicyId, string PolicyTitle, BatchContent Batch, BatchState State, string Enterprise, string Contact, string Facts, decimal? Estimate, string Uscc, Guid? Running);

internal sealed class DeclareHandler(PoliciesDb db, CallContext call, RuleBook book, SystemCalls calls, TimeProvider clock) : IHandle<Declare, Guid>, IHandle<PrepareDeclaration, DeclarationStart>
{
    public async Task<Result<Guid>> Handle(Declare request, CancellationToken cancellationToken)
    {
        if (await FindAsync(request.BatchId, cancellationToken) is not { } batch) return new Refusal("batch.not-found");
        var day = PolicyDates.Today(clock);
        if (batch.RefusalOn(day) is { } refusal) return refusal;
        if (await RunningAsync(batch.Id, cancellationToken) is not null) return new Refusal("declaration.already");
        var files = request.Files ?? [];
        if (Missing(batch, files) is { } missing) return missing;
        var facts = await FactsAsync(batch.PolicyId, day, cancellationToken);
        var declaration = Declaration.Made(
            new()
            {
                ProviderId = batch.TenantId,
                ConsumerId = call.Tenant,
                BatchId = batch.Id,
                PolicyId = batch.PolicyId,
                PolicyTitle = batch.PolicyTitle,
                EnterpriseName = await NameAsync(cancellationToken),
                Contact = request.Contact.Trim(),
                Phone = request.Phone.Trim(),
                Statement = request.Statement.Trim(),
                Facts = facts.Text,
                FileLines = DeclaredFiles.Write(files),
                MadeAt = clock.GetUtcNow(),
            },
            request.Amount is { } amount ? (long)(amount * 100) : null);
        db.Add(declaration);
        await ApplyAsync(declaration, cancellationToken);
        Tell(declaration, batch, request, files);
        return declaration.Id;
    }

    public async Task<Result<DeclarationStart>> Handle(PrepareDeclaration request, CancellationToken cancellationToken)
    {
        if (await FindAsync(request.BatchId, cancellationToken) is not { } batch) return new Refusal("batch.not-found");
        var day = PolicyDates.Today(clock);
        var facts = await FactsAsync(batch.PolicyId, day, cancellationToken);
        return new DeclarationStart(
            batch.PolicyId, batch.PolicyTitle, batch.Content(), batch.StateOn(day), await NameAsync(cancellationToken), call.Caller.DisplayName ?? "", facts.Text, facts.Estimate, (await OwnAsync(cancellationToken))?.Uscc ?? "", await RunningAsync(batch.Id, cancellationToken));
    }

    /// <summary>A batch of a policy that is published still, as the caller may read both.</summary>
    private Task<Batch?> FindAsync(Guid id, CancellationToken ct) =>
        db.Batches.AsNoTracking().SingleOrDefaultAsync(b => b.Id == id && b.Visible && b.TenantId != call.Tenant && db.Policies.Any(p => p.Id == b.PolicyId && p.Visible), ct);

    private Task<Guid?> RunningAsync(Guid batch, CancellationToken ct) => db.Declarations.Where(d => d.ConsumerId == call.Tenant && d.CountsIn == batch).Select(d => (Guid?)d.Id).FirstOrDefaultAsync(ct);

    private async Task<string> NameAsync(CancellationToken ct) =>
        await db.Profiles.Where(p => p.TenantId == call.Tenant).Select(p => p.Name).SingleOrDefaultAsync(ct) ?? (await OwnAsync(ct))?.Name ?? "";

    private async Task<TenantRow?> OwnAsync(CancellationToken ct) => (await calls.SendAsync(new GetOwnTenant(), call.Tenant, ct)).Value;

    private async Task<(string Text, decimal? Estimate)> FactsAsync(Guid policy, DateOnly day, CancellationToken ct)
    {
        if ((await book.InForceAsync(day, ct, policy)).SingleOrDefault() is not { } ruled) return ("", null);
        var rows = await db.Current(call.Tenant).AsNoTracking().Select(f => new FactRow(f.Field, f.Year, f.Text, f.Source, f.Confidence, f.ObservedOn, f.SetAt, true)).ToListAsync(ct);
        var sheet = FactShelf.Sheet(rows.Select(f => new FactText(call.Tenant, f.Field, f.Year, f.Value)));
        return (FactLines.Of(ruled, rows, day), ruled.Body.Benefit?.Estimate(sheet, day) is { } wan ? decimal.Round(wan * 10_000, 2) : null);
    }

    private static Refusal? Missing(Batch batch, IReadOnlyList<DeclaredFile> files)
    {
        var items = MaterialLines.Read(batch.Materials);
        if (files.Any(f => f.Item < 0 || f.Item >= Math.Max(items.Count, 1))) return Refusal.With("declaration.files", nameof(Declare.Files), Declare.MostFiles);
        var missing = items.Where((m, i) => m.Required && files.All(f => f.Item != i)).Select(m => m.Name).ToList();
        return missing.Count == 0 ? null : Refusal.With("declaration.materials", nameof(Declare.Files), string.Join('、', missing));
    }

    /// <summary>Declaring is a step on the policy's way to the enterprise.</summary>
    private async Task ApplyAsync(Declaration made, CancellationToken ct)
    {
        var ways = await db.Outreach.Where(o => o.ConsumerId == call.Tenant && o.PolicyId == made.PolicyId).ToListAsync(ct);
        if (ways.Count == 0)
        {
            ways.Add(new Outreach { ProviderId = made.ProviderId, ConsumerId = call.Tenant, ConsumerName = made.EnterpriseName, PolicyId = made.PolicyId, ReachedAt = made.MadeAt });
            db.Add(ways[0]);
        }
        foreach (var way in ways) way.Take(ReachStep.Applied, made.MadeAt);
        db.Raise(new ReachChanged(made.ProviderId, made.PolicyId));
    }

    private void Tell(Declaration made, Batch batch, Declare request, IReadOnlyList<DeclaredFile> files)
    {
        var values = new Dictionary<string, object?>
        {
            ["policy"] = made.PolicyTitle,
            ["enterprise"] = SafeText.Shorten(made.EnterpriseName, 100),
            ["uscc"] = request.Uscc,
            ["contact"] = made.Contact,
            ["phone"] = made.Phone,
            ["facts"] = made.Facts,
            ["amount"] = request.Amount,
            ["statement"] = made.Statement,
            ["materials"] = files.Select(f => f.FileId.ToString("D")),
            ["publicity_days"] = batch.PublicityDays,
        };
        db.Raise(new DeclarationMade(made.ProviderId, made.Id, JsonSerializer.Serialize(values), call.Person, call.Caller.DisplayName ?? "", call.Tenant));
        db.Raise(new DeclarationMoved(made.ProviderId, made.BatchId, call.Tenant));
        var readers = new[] { made.ProviderId, TenantId.Platform, call.Tenant, call.Caller.Park ?? made.ProviderId }.Distinct();
        if (files.Count > 0) db.Raise(new DeclarationFilesCame(call.Tenant, made.Id, [.. files.Select(f => f.FileId)], Audience.Of([.. readers])));
    }
}
