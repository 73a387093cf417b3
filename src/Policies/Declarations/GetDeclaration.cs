using Microsoft.EntityFrameworkCore;
using SmartPark.Kernel.Results;
using SmartPark.Kernel.Text;
using SmartPark.Kernel.UseCases;
using SmartPark.Policies.Library;
using SmartPark.Policies.Matching;
using SmartPark.Policies.Rules;

namespace SmartPark.Policies.Declarations;

/// <summary>Declarations of the own enterprise, the newest first.</summary>
[Permission(PoliciesPermissions.MatchRead)]
public sealed record MyDeclarations : IQuery<IReadOnlyList<DeclarationRow>>;

/// <summary>A declaration of the own enterprise.</summary>
/// <param name="DeclarationId">The declaration.</param>
/// <remarks>Refusal: <c>declaration.not-found</c>.</remarks>
[Permission(PoliciesPermissions.MatchRead)]
public sealed record MyDeclaration(Guid DeclarationId) : IQuery<DeclarationView>;

/// <summary>A declaration for an own policy, for those who review it.</summary>
/// <param name="DeclarationId">The declaration.</param>
/// <remarks>Refusal: <c>declaration.not-found</c>.</remarks>
[Permission(PoliciesPermissions.DeclarationRead)]
public sealed record GetDeclaration(Guid DeclarationId) : IQuery<DeclarationView>;

/// <summary>Writes down what an officer judged of a condition that no fact decides; a second judgement takes the place of the first.</summary>
/// <param name="DeclarationId">The declaration.</param>
/// <param name="Number">Place of the condition in the rule, in reading order.</param>
/// <param name="Met">True when it is met.</param>
/// <param name="Remark">Why, at most 200 characters; needed for a no.</param>
/// <remarks>Refusals: <c>declaration.not-found</c>, <c>declaration.condition</c>, <c>declaration.decided</c>, <c>declaration.remark</c>.</remarks>
[Permission(PoliciesPermissions.DeclarationManage)]
public sealed record JudgeCondition(Guid DeclarationId, int Number, bool Met, string Remark = "") : ICommand, IChecked
{
    /// <inheritdoc/>
    public IEnumerable<Refusal> Check() => Remark.Length > 200 || (!Met && string.IsNullOrWhiteSpace(Remark)) ? [Refusal.With("declaration.remark", nameof(Remark), 200)] : [];
}

/// <summary>A condition that a person judged.</summary>
/// <param name="Number">Its place in the rule.</param>
/// <param name="Text">What was to be judged.</param>
/// <param name="Met">What he said.</param>
/// <param name="Remark">Why.</param>
/// <param name="ByName">Who.</param>
/// <param name="At">When.</param>
public sealed record JudgedCondition(int Number, string Text, bool Met, string Remark, string ByName, DateTimeOffset At);

/// <summary>A condition that a person is to judge.</summary>
/// <param name="Number">Its place in the rule.</param>
/// <param name="Text">What is to be judged.</param>
/// <param name="Judged">What was judged; null while nobody did.</param>
public sealed record ManualCondition(int Number, string Text, JudgedCondition? Judged);

/// <summary>A declaration in full.</summary>
/// <param name="Row">As in lists.</param>
/// <param name="BatchName">Name of the batch.</param>
/// <param name="Contact">Whom to ask.</param>
/// <param name="Phone">Telephone.</param>
/// <param name="Statement">In words.</param>
/// <param name="Facts">What the profile said when it was made, a line a fact.</param>
/// <param name="Materials">The check list.</param>
/// <param name="Files">Documents as they were handed in; later ones are in the case.</param>
/// <param name="Conditions">Conditions that a person judges.</param>
public sealed record DeclarationView(
    DeclarationRow Row, string BatchName, string Contact, string Phone, string Statement, string Facts, IReadOnlyList<MaterialItem> Materials, IReadOnlyList<DeclaredFile> Files, IReadOnlyList<ManualCondition> Conditions);

internal sealed class GetDeclarationHandler(PoliciesDb db, CallContext call, RuleBook book, TimeProvider clock)
    : IHandle<MyDeclarations, IReadOnlyList<DeclarationRow>>, IHandle<MyDeclaration, DeclarationView>, IHandle<GetDeclaration, DeclarationView>, IHandle<JudgeCondition, Done>
{
    public async Task<Result<IReadOnlyList<DeclarationRow>>> Handle(MyDeclarations request, CancellationToken cancellationToken) =>
        Result.Of<IReadOnlyList<DeclarationRow>>(await db.Declarations.AsNoTracking().Where(d => d.ConsumerId == call.Tenant).OrderByDescending(d => d.MadeAt).ThenBy(d => d.Id).Take(500).Select(DeclarationRow.Of).ToListAsync(cancellationToken));

    public async Task<Result<DeclarationView>> Handle(MyDeclaration request, CancellationToken cancellationToken) =>
        await ViewAsync(await db.Declarations.AsNoTracking().SingleOrDefaultAsync(d => d.Id == request.DeclarationId && d.ConsumerId == call.Tenant, cancellationToken), cancellationToken);

    public async Task<Result<DeclarationView>> Handle(GetDeclaration request, CancellationToken cancellationToken) =>
        await ViewAsync(await db.Declarations.AsNoTracking().SingleOrDefaultAsync(d => d.Id == request.DeclarationId && d.ProviderId == call.Tenant, cancellationToken), cancellationToken);

    public async Task<Result<Done>> Handle(JudgeCondition request, CancellationToken cancellationToken)
    {
        if (await db.Declarations.SingleOrDefaultAsync(d => d.Id == request.DeclarationId && d.ProviderId == call.Tenant, cancellationToken) is not { } declaration) return new Refusal("declaration.not-found");
        if (declaration.State != DeclarationState.Submitted) return new Refusal("declaration.decided");
        if ((await ManualAsync(declaration.PolicyId, cancellationToken)).FirstOrDefault(c => c.Number == request.Number) is not { Text.Length: > 0 } asked) return new Refusal("declaration.condition", nameof(request.Number));
        declaration.Judge(new(request.Number, asked.Text, request.Met, request.Remark.Trim(), call.Caller.DisplayName ?? "", clock.GetUtcNow()), clock.GetUtcNow());
        return Result.Done;
    }

    private async Task<Result<DeclarationView>> ViewAsync(Declaration? declaration, CancellationToken ct)
    {
        if (declaration is null) return new Refusal("declaration.not-found");
        var batch = await db.Batches.AsNoTracking().Where(b => b.Id == declaration.BatchId).Select(b => new { b.Name, b.Materials }).SingleOrDefaultAsync(ct);
        var judged = Judgements.Read(declaration.Judged);
        var asked = await ManualAsync(declaration.PolicyId, ct);
        var conditions = asked.Select(a => new ManualCondition(a.Number, a.Text, judged.FirstOrDefault(j => j.Number == a.Number && j.Text == a.Text)))
            .Concat(judged.Where(j => asked.All(a => a.Number != j.Number || a.Text != j.Text)).Select(j => new ManualCondition(j.Number, j.Text, j)));
        return new DeclarationView(
            DeclarationRow.Of.Compile()(declaration), batch?.Name ?? "", declaration.Contact, declaration.Phone, declaration.Statement, declaration.Facts, MaterialLines.Read(batch?.Materials ?? ""), DeclaredFiles.Read(declaration.FileLines), [.. conditions]);
    }

    /// <summary>The conditions of the rule in force that no fact decides, with their places.</summary>
    private async Task<IReadOnlyList<(int Number, string Text)>> ManualAsync(Guid policy, CancellationToken ct) =>
        (await book.InForceAsync(PolicyDates.Today(clock), ct, policy)).SingleOrDefault() is { } ruled
            ? [.. RuleCheck.Conditions(ruled.Body.Tree).Select((c, i) => (Condition: c, Number: i)).Where(c => c.Condition.ByPerson).Select(c => (c.Number, TextOf(c.Condition)))] : [];

    private static string TextOf(Condition condition) => SafeText.Shorten(condition.Ask.Length > 0 ? condition.Ask : condition.Sentence.Length > 0 ? condition.Sentence : Facts.Fields.Find(condition.Field)?.Zh, 200);
}
