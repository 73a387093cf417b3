using Microsoft.EntityFrameworkCore;
using SmartPark.Kernel.Results;
using SmartPark.Kernel.Tenancy;
using SmartPark.Kernel.UseCases;
using SmartPark.Policies.Facts;
using SmartPark.Policies.Library;
using SmartPark.Policies.Matching;

namespace SmartPark.Policies.Rules;

/// <summary>Everything the rule editor needs of an own policy.</summary>
/// <param name="PolicyId">The policy.</param>
/// <remarks>Refusal: <c>policy.not-found</c>.</remarks>
[Permission(PoliciesPermissions.RuleRead)]
public sealed record GetRule(Guid PolicyId) : IQuery<RuleDesk>;

/// <summary>What a rule would do: how the enterprises one may see would stand, and which change.</summary>
/// <param name="PolicyId">The policy.</param>
/// <param name="Body">The rule as it is being written.</param>
/// <remarks>Refusals: <c>rule.*</c>, <c>policy.not-found</c>.</remarks>
[Permission(PoliciesPermissions.RuleRead)]
public sealed record PreviewRule(Guid PolicyId, RuleBody Body) : IQuery<RulePreview>, IChecked
{
    /// <inheritdoc/>
    public IEnumerable<Refusal> Check() => Body is null || Body.Tree is null ? [new("rule.empty", nameof(Body))] : Body.Check();
}

/// <summary>The desk of the editor.</summary>
/// <param name="PolicyId">The policy.</param>
/// <param name="Title">Its title.</param>
/// <param name="State">Its state.</param>
/// <param name="Sentences">Its text in sentences, by part: Target, Content, Conditions, Process.</param>
/// <param name="Versions">Published versions, the newest first.</param>
/// <param name="Draft">The working version, or the newest published one to start from, or null.</param>
/// <param name="DraftVersion">Version to save with; 0 when there is no working version.</param>
/// <param name="InForceFrom">Day of the working version.</param>
public sealed record RuleDesk(
    Guid PolicyId, string Title, PolicyState State, IReadOnlyList<PolicySentence> Sentences, IReadOnlyList<RuleVersionRow> Versions, RuleBody? Draft, long DraftVersion, DateOnly? InForceFrom);

/// <summary>A sentence of a policy.</summary>
/// <param name="Part">Target, Content, Conditions or Process.</param>
/// <param name="Text">The sentence as it stands there.</param>
public sealed record PolicySentence(string Part, string Text);

/// <summary>A version of a rule.</summary>
/// <param name="RuleId">Its id.</param>
/// <param name="Number">Its number.</param>
/// <param name="InForceFrom">From when it is the rule.</param>
/// <param name="PublishedAt">When it was published.</param>
/// <param name="Conditions">How many conditions it has.</param>
public sealed record RuleVersionRow(Guid RuleId, int Number, DateOnly? InForceFrom, DateTimeOffset? PublishedAt, int Conditions);

/// <summary>What a rule would do.</summary>
/// <param name="Now">Enterprises by state with the rule that counts today; empty when there is none.</param>
/// <param name="Then">Enterprises by state with the new rule.</param>
/// <param name="Changes">Enterprises whose state would change, by name.</param>
/// <param name="Warnings">rule.never, rule.always, rule.sentence-gone with the sentence.</param>
public sealed record RulePreview(IReadOnlyDictionary<MatchState, int> Now, IReadOnlyDictionary<MatchState, int> Then, IReadOnlyList<StateChange> Changes, IReadOnlyList<RuleWarning> Warnings);

/// <summary>An enterprise whose state would change.</summary>
/// <param name="Enterprise">The enterprise.</param>
/// <param name="Name">Its name.</param>
/// <param name="Before">State now; null without a rule.</param>
/// <param name="After">State then.</param>
public sealed record StateChange(TenantId Enterprise, string Name, MatchState? Before, MatchState After);

/// <summary>A warning about a rule.</summary>
/// <param name="Code">Its code.</param>
/// <param name="About">The sentence it is about; empty for the whole.</param>
public sealed record RuleWarning(string Code, string About);

internal sealed class ReadRuleHandler(PoliciesDb db, CallContext call, RuleBook book, TimeProvider clock) : IHandle<GetRule, RuleDesk>, IHandle<PreviewRule, RulePreview>
{
    public async Task<Result<RuleDesk>> Handle(GetRule request, CancellationToken cancellationToken)
    {
        if (await db.Policies.AsNoTracking().SingleOrDefaultAsync(p => p.TenantId == call.Tenant && p.Id == request.PolicyId, cancellationToken) is not { } policy) return new Refusal("policy.not-found");
        var rules = await db.Rules.AsNoTracking().Where(r => r.TenantId == call.Tenant && r.PolicyId == policy.Id).OrderByDescending(r => r.Number).ToListAsync(cancellationToken);
        var draft = rules.FirstOrDefault(r => r.State == RuleState.Draft);
        var shown = draft ?? rules.FirstOrDefault();
        var versions = rules.Where(r => r.State == RuleState.Published).Select(r => new RuleVersionRow(r.Id, r.Number, r.InForceFrom, r.PublishedAt, RuleBody.Read(r.Body) is { } b ? RuleCheck.Conditions(b.Tree).Count() : 0));
        return new RuleDesk(policy.Id, policy.Title, policy.State, Sentences.Of(policy), [.. versions], shown is null ? null : RuleBody.Read(shown.Body), draft?.Version ?? 0, draft?.InForceFrom);
    }

    public async Task<Result<RulePreview>> Handle(PreviewRule request, CancellationToken cancellationToken)
    {
        if (await db.Policies.AsNoTracking().SingleOrDefaultAsync(p => p.TenantId == call.Tenant && p.Id == request.PolicyId, cancellationToken) is not { } policy) return new Refusal("policy.not-found");
        var day = PolicyDates.Today(clock);
        var board = await Board.OfAsync(db, cancellationToken);
        var current = (await book.InForceAsync(day, cancellationToken, policy.Id)).SingleOrDefault();
        var now = current is null ? null : board.States(current.Rule, day);
        var then = board.States(new AreaRule(request.Body.Tree, request.Body.Places), day);
        var changes = Enumerable.Range(0, then.Count).Where(i => now is null ? then[i] != MatchState.Unmet : now[i] != then[i])
            .Select(i => new StateChange(board.Enterprises[i].Id, board.Enterprises[i].Name, now?[i], then[i]));
        var warnings = RuleWarnings.Of(request.Body.Tree, Sentences.TextOf(policy)).Select(w => new RuleWarning(w.Code, w.About));
        return new RulePreview(Board.Count(now ?? []), Board.Count(then), [.. changes], [.. warnings]);
    }
}

/// <summary>Cuts the text of a policy into sentences an officer can pick.</summary>
internal static class Sentences
{
    public static string TextOf(Policy p) => string.Join('\n', p.Title, p.Subtitle, p.Target, p.Content, p.Conditions, p.Process, p.TimeText);

    public static IReadOnlyList<PolicySentence> Of(Policy p) =>
        [.. Cut("Target", p.Target), .. Cut("Conditions", p.Conditions), .. Cut("Content", p.Content), .. Cut("Process", p.Process), .. Cut("Time", p.TimeText)];

    private static IEnumerable<PolicySentence> Cut(string part, string text)
    {
        var from = 0;
        for (var i = 0; i <= text.Length; i++)
        {
            if (i < text.Length && text[i] is not ('。' or '；' or ';' or '\n' or '！')) continue;
            var sentence = text[from..Math.Min(i, text.Length)].Trim();
            if (sentence.Length > 0) yield return new(part, sentence.Length > RuleCheck.LongestSentence ? sentence[..RuleCheck.LongestSentence] : sentence);
            from = i + 1;
        }
    }
}
