using Microsoft.EntityFrameworkCore;
using SmartPark.Kernel.Results;
using SmartPark.Kernel.Search;
using SmartPark.Kernel.Tenancy;
using SmartPark.Kernel.UseCases;
using SmartPark.Policies.Facts;
using SmartPark.Policies.Library;
using SmartPark.Policies.Matching;
using SmartPark.Policies.Rules;

namespace SmartPark.Policies.Opportunities;

/// <summary>Everything an officer writes into a project or opportunity.</summary>
/// <param name="Kind">Kind.</param>
/// <param name="Title">Title, at most 200 characters.</param>
/// <param name="Text">What it is, at most 10,000; matched by words with what enterprises make.</param>
/// <param name="Contact">Whom to ask, at most 500.</param>
/// <param name="Until">Last day, or null.</param>
/// <param name="Rule">Whom it is for.</param>
/// <param name="Published">True when enterprises see it.</param>
public sealed record OpportunityContent(OpportunityKind Kind, string Title, string Text, string Contact, DateOnly? Until, RuleBody Rule, bool Published);

/// <summary>Writes a new project or opportunity, or changes one. Answers its id.</summary>
/// <param name="Content">What it says.</param>
/// <param name="OpportunityId">The one to change; null for a new one.</param>
/// <param name="Version">The version that was edited.</param>
/// <remarks>Refusals: <c>opportunity.title</c>, <c>opportunity.text</c>, <c>opportunity.not-found</c>, <c>conflict.changed</c>, <c>rule.*</c>.</remarks>
[Permission(PoliciesPermissions.Reach)]
public sealed record WriteOpportunity(OpportunityContent Content, Guid? OpportunityId = null, long Version = 0) : ICommand<Guid>, IChecked
{
    /// <inheritdoc/>
    public IEnumerable<Refusal> Check()
    {
        if (string.IsNullOrWhiteSpace(Content.Title) || Content.Title.Length > 200) yield return Refusal.With("opportunity.title", "Title", 200);
        if (string.IsNullOrWhiteSpace(Content.Text) || Content.Text.Length > Opportunity.LongestText || Content.Contact.Length > 500) yield return Refusal.With("opportunity.text", "Text", Opportunity.LongestText);
        foreach (var problem in Content.Rule?.Tree is null ? [new("rule.empty", "Rule")] : Content.Rule.Check()) yield return problem;
    }
}

/// <summary>The own projects and opportunities, the newest change first.</summary>
/// <param name="Paging">Which rows.</param>
[Permission(PoliciesPermissions.RuleRead)]
public sealed record FindOpportunities(Paging? Paging = null) : IQuery<Page<OpportunityRow>>;

/// <summary>One of the own, with the enterprises it is for.</summary>
/// <param name="OpportunityId">Which.</param>
/// <remarks>Refusal: <c>opportunity.not-found</c>.</remarks>
[Permission(PoliciesPermissions.RuleRead)]
public sealed record GetOpportunity(Guid OpportunityId) : IQuery<OpportunityView>;

/// <summary>Published projects and opportunities the own enterprise is right for, or has to answer for; by state, then by words.</summary>
[Permission(PoliciesPermissions.MatchRead)]
public sealed record MyOpportunities : IQuery<IReadOnlyList<OpportunityMatch>>;

/// <summary>A project or opportunity in a list.</summary>
/// <param name="Id">Id.</param>
/// <param name="Kind">Kind.</param>
/// <param name="Title">Title.</param>
/// <param name="Until">Last day.</param>
/// <param name="Published">Seen by enterprises.</param>
/// <param name="ChangedAt">Last change.</param>
public sealed record OpportunityRow(Guid Id, OpportunityKind Kind, string Title, DateOnly? Until, bool Published, DateTimeOffset ChangedAt);

/// <summary>A project or opportunity with its enterprises.</summary>
/// <param name="Content">What it says.</param>
/// <param name="Version">Version to save with.</param>
/// <param name="Enterprises">Enterprises that fit, almost fit or have to answer, by the facts they share; by state, then by words.</param>
public sealed record OpportunityView(OpportunityContent Content, long Version, IReadOnlyList<OpportunityEnterprise> Enterprises);

/// <summary>An enterprise for a project or opportunity.</summary>
/// <param name="Enterprise">The enterprise.</param>
/// <param name="Name">Its name.</param>
/// <param name="State">How it stands.</param>
/// <param name="Words">Words of the text that its products have too.</param>
/// <param name="Conditions">All conditions, answered.</param>
public sealed record OpportunityEnterprise(TenantId Enterprise, string Name, MatchState State, IReadOnlyList<string> Words, IReadOnlyList<ExplainedCondition> Conditions);

/// <summary>A project or opportunity for an enterprise.</summary>
/// <param name="Id">Id.</param>
/// <param name="Content">What it says.</param>
/// <param name="State">How the enterprise stands.</param>
/// <param name="Words">Words of the text that its products have too.</param>
/// <param name="Conditions">All conditions, answered.</param>
public sealed record OpportunityMatch(Guid Id, OpportunityContent Content, MatchState State, IReadOnlyList<string> Words, IReadOnlyList<ExplainedCondition> Conditions);

internal sealed class OpportunityHandler(PoliciesDb db, CallContext call, TimeProvider clock)
    : IHandle<WriteOpportunity, Guid>, IHandle<FindOpportunities, Page<OpportunityRow>>, IHandle<GetOpportunity, OpportunityView>, IHandle<MyOpportunities, IReadOnlyList<OpportunityMatch>>
{
    public async Task<Result<Guid>> Handle(WriteOpportunity request, CancellationToken cancellationToken)
    {
        var found = request.OpportunityId is not { } id ? new Opportunity { TenantId = call.Tenant }
            : await db.Opportunities.SingleOrDefaultAsync(o => o.Id == id && o.TenantId == call.Tenant, cancellationToken);
        if (found is null) return new Refusal("opportunity.not-found");
        if (found.Version != request.Version) return new Refusal("conflict.changed");
        found.Write(request.Content, call.Tenant == TenantId.Platform ? Audience.Everyone : Audience.OfPark(call.Tenant), clock.GetUtcNow());
        if (request.OpportunityId is null) db.Add(found);
        return found.Id;
    }

    public async Task<Result<Page<OpportunityRow>>> Handle(FindOpportunities request, CancellationToken cancellationToken) =>
        await db.Opportunities.AsNoTracking().Where(o => o.TenantId == call.Tenant).OrderByDescending(o => o.ChangedAt).ThenBy(o => o.Id)
            .Select(o => new OpportunityRow(o.Id, o.Kind, o.Title, o.Until, o.Visible, o.ChangedAt)).ToPageAsync(request.Paging, cancellationToken);

    public async Task<Result<OpportunityView>> Handle(GetOpportunity request, CancellationToken cancellationToken)
    {
        if (await db.Opportunities.AsNoTracking().SingleOrDefaultAsync(o => o.Id == request.OpportunityId && o.TenantId == call.Tenant, cancellationToken) is not { } found || RuleBody.Read(found.Body) is not { } body) return new Refusal("opportunity.not-found");
        var day = PolicyDates.Today(clock);
        var board = await Board.OfAsync(db, cancellationToken);
        var products = (await db.Facts.AsNoTracking().Where(f => f.Visible && f.Field == "main_products" && f.Until == null).Select(f => new { f.TenantId, f.Text }).ToListAsync(cancellationToken)).ToDictionary(f => f.TenantId, f => f.Text);
        var words = Shared(products, found.Title + "\n" + found.Text);
        var rows = board.Enterprises.Select((e, i) => (e, Explained: Explainer.Of(new(body.Tree, body.Places), board.Sheets[i], day))).Where(r => r.Explained.State != MatchState.Unmet)
            .Select(r => (Row: new OpportunityEnterprise(r.e.Id, r.e.Name, r.Explained.State, words.GetValueOrDefault(r.e.Id).Words ?? [], [.. r.Explained.Conditions()]), words.GetValueOrDefault(r.e.Id).Score));
        return new OpportunityView(Content(found, body), found.Version, [.. rows.OrderBy(r => r.Row.State).ThenByDescending(r => r.Score).ThenBy(r => r.Row.Name, StringComparer.Ordinal).Select(r => r.Row)]);
    }

    public async Task<Result<IReadOnlyList<OpportunityMatch>>> Handle(MyOpportunities request, CancellationToken cancellationToken)
    {
        var day = PolicyDates.Today(clock);
        var sheet = await db.Current(call.Tenant).SheetAsync(cancellationToken);
        var products = await db.Current(call.Tenant).Where(f => f.Field == "main_products").Select(f => f.Text).FirstOrDefaultAsync(cancellationToken) ?? "";
        var open = await db.Opportunities.AsNoTracking().Where(o => o.Visible && o.TenantId != call.Tenant && (o.Until == null || o.Until >= day)).OrderByDescending(o => o.ChangedAt).Take(500).ToListAsync(cancellationToken);
        var words = Shared(open.ToDictionary(o => o.Id, o => o.Title + "\n" + o.Text), products);
        var rows = open.Select(o => (o, Body: RuleBody.Read(o.Body))).Where(o => o.Body is not null).Select(o => (o.o, Body: o.Body!, Explained: Explainer.Of(new(o.Body!.Tree, o.Body.Places), sheet, day)))
            .Where(r => r.Explained.State != MatchState.Unmet)
            .Select(r => (Row: new OpportunityMatch(r.o.Id, Content(r.o, r.Body), r.Explained.State, words.GetValueOrDefault(r.o.Id).Words ?? [], [.. r.Explained.Conditions()]), words.GetValueOrDefault(r.o.Id).Score));
        return Result.Of<IReadOnlyList<OpportunityMatch>>([.. rows.OrderBy(r => r.Row.State).ThenByDescending(r => r.Score).ThenBy(r => r.Row.Content.Title, StringComparer.Ordinal).Select(r => r.Row)]);
    }

    private static OpportunityContent Content(Opportunity o, RuleBody body) => new(o.Kind, o.Title, o.Text, o.Contact, o.Until, body, o.Visible);

    /// <summary>Relevance of texts to words (BM25), with the words they share. It orders within a state and never lifts one.</summary>
    private static Dictionary<TKey, (double Score, IReadOnlyList<string> Words)> Shared<TKey>(IReadOnlyDictionary<TKey, string> texts, string words) where TKey : notnull
    {
        if (texts.Count == 0 || string.IsNullOrWhiteSpace(words)) return [];
        var index = RelevanceIndex<TKey>.Build(texts.Select(t => new RelevanceDocument<TKey>(t.Key, [new(t.Value)])));
        return index.Search(words.Length > 2000 ? words[..2000] : words, texts.Count, _ => true).ToDictionary(h => h.Key, h => (h.Score, (IReadOnlyList<string>)[.. h.Matched.Where(w => w.Length > 1).Take(6)]));
    }
}
