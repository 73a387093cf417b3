using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using SmartPark.Kernel.Tenancy;
using SmartPark.Policies.Library;
using SmartPark.Policies.Rules;

namespace SmartPark.Policies.Matching;

/// <summary>A policy with the version of its rule that counts on a day.</summary>
internal sealed record RuledPolicy(PolicyFacts Policy, Guid RuleId, int Number, RuleBody Body)
{
    public TenantId Owner => Policy.Owner;

    public AreaRule Rule => new(Body.Tree, Body.Places);

    /// <summary>Not open on the day: the policy has not begun, or its window is shut.</summary>
    public bool ClosedOn(DateOnly day) => Policy.ValidFrom > day || Body.Window?.IsOpen(day) == false;

    /// <summary>The last day to apply that is known: of the window open or next, else of the policy.</summary>
    public DateOnly? DeadlineFrom(DateOnly day) => Body.Window?.Next(day)?.Until is { } end && !(Policy.ValidUntil < end) ? end : Policy.ValidUntil;

    /// <summary>The day it opens, while it is closed.</summary>
    public DateOnly? OpensAfter(DateOnly day) => !ClosedOn(day) ? null : Body.Window?.Next(day)?.From is { } from && !(Policy.ValidFrom > from) ? from : Policy.ValidFrom > day ? Policy.ValidFrom : null;
}

/// <summary>What matching shows of a policy.</summary>
internal sealed record PolicyFacts(Guid Id, string Title, PolicyLevel Level, string Issuer, string ToolClass, DateOnly? ValidFrom, DateOnly? ValidUntil, DateOnly? PublishedOn, TenantId Owner);

/// <summary>Bodies of published rules, which never change, by id. Shared by all requests of a node; holds no more than <see cref="Most"/>.</summary>
internal sealed class ReadRules
{
    private const int Most = 20_000;
    private readonly ConcurrentDictionary<Guid, RuleBody?> _bodies = new();

    public RuleBody? Of(Guid id, string body)
    {
        if (_bodies.Count > Most) _bodies.Clear();
        return _bodies.GetOrAdd(id, static (_, text) => RuleBody.Read(text), body);
    }
}

/// <summary>The rules that count on a day, of the policies the caller may read.</summary>
internal sealed class RuleBook(PoliciesDb db, ReadRules read)
{
    /// <param name="day">The day.</param>
    /// <param name="ct">Stops it.</param>
    /// <param name="policy">One policy only.</param>
    public async Task<IReadOnlyList<RuledPolicy>> InForceAsync(DateOnly day, CancellationToken ct, Guid? policy = null)
    {
        var policies = db.Policies.AsNoTracking().Where(p => p.Visible).Where(InForce.On(day));
        if (policy is { } one) policies = policies.Where(p => p.Id == one);
        var rows = await policies
            .Join(db.Rules.AsNoTracking().Where(r => r.State == RuleState.Published && (r.InForceFrom == null || r.InForceFrom <= day)), p => p.Id, r => r.PolicyId,
                (p, r) => new { Policy = new PolicyFacts(p.Id, p.Title, p.Level, p.Issuer, p.ToolClass, p.ValidFrom, p.ValidUntil, p.PublishedOn, p.TenantId), r.Id, r.Number, r.InForceFrom, r.Body })
            .ToListAsync(ct);
        var newest = rows.GroupBy(r => r.Policy.Id).Select(g => g.OrderByDescending(r => r.InForceFrom ?? DateOnly.MinValue).ThenByDescending(r => r.Number).First());
        return [.. newest.OrderBy(r => r.Policy.Id).Select(r => (Row: r, Body: read.Of(r.Id, r.Body))).Where(r => r.Body is not null).Select(r => new RuledPolicy(r.Row.Policy, r.Row.Id, r.Row.Number, r.Body!))];
    }
}
