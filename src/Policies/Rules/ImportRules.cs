using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using SmartPark.Kernel.Results;
using SmartPark.Kernel.UseCases;
using SmartPark.Policies.Library;

namespace SmartPark.Policies.Rules;

/// <summary>
/// Publishes rules for policies of one's own by their reference numbers, in JSON as samples/policies/rules_beijing_2024.json has them: the demo park and the command line use it. All or
/// nothing. A policy that has published rules already is left as it is.
/// </summary>
/// <param name="Rules">The JSON array, at most 5,000 rules; several of one policy come in the order of their days.</param>
/// <remarks>Refusals: <c>rule.import-json</c>, <c>rule.import-unknown</c> for a reference that is not in the library, <c>rule.*</c> with the reference before the place.</remarks>
[Permission(PoliciesPermissions.Import)]
public sealed record ImportRules(Stream Rules) : ICommand<int>;

/// <summary>Reads and checks the file before the database is held.</summary>
internal sealed class ReadRuleFile : IBefore<ImportRules>
{
    private const int Most = 5000;

    public IReadOnlyList<RuleEntry> Entries { get; private set; } = [];

    public async Task<Refusal?> BeforeAsync(ImportRules request, CancellationToken ct)
    {
        try
        {
            Entries = await JsonSerializer.DeserializeAsync<List<RuleEntry>>(request.Rules, JsonSerializerOptions.Web, ct) ?? [];
        }
        catch (JsonException e)
        {
            return Refusal.With("rule.import-json", nameof(request.Rules), (e.LineNumber ?? 0) + 1, e.Message);
        }
        if (Entries.Count > Most) return Refusal.With("rule.import-json", nameof(request.Rules), Most, "");
        var wrong = Entries.SelectMany(e => (e.Tree is null ? [new("rule.empty", "Tree")] : e.Body.Check()).Select(p => p with { Field = $"{e.Policy}.{p.Field}" })).Take(100).ToList();
        return wrong.Count > 0 ? Refusal.Of(wrong) : null;
    }
}

/// <summary>A rule in a file.</summary>
internal sealed record RuleEntry(string Policy, DateOnly? InForceFrom, RuleNode? Tree, IReadOnlyList<string>? Area, RuleWindow? Window, RuleBenefit? Benefit, string? Note)
{
    public RuleBody Body => new(Tree!, Area, Window, Benefit, Note ?? "");
}

internal sealed class ImportRulesHandler(PoliciesDb db, CallContext call, ReadRuleFile file, TimeProvider clock) : IHandle<ImportRules, int>
{
    public async Task<Result<int>> Handle(ImportRules request, CancellationToken cancellationToken)
    {
        var policies = await db.Policies.AsNoTracking().Where(p => p.TenantId == call.Tenant && p.Reference != null).Select(p => new { p.Id, p.Reference, p.Audience }).ToDictionaryAsync(p => p.Reference!, cancellationToken);
        var unknown = file.Entries.Select(e => e.Policy).Where(r => !policies.ContainsKey(r)).Distinct().Take(20).ToList();
        if (unknown.Count > 0) return Refusal.With("rule.import-unknown", nameof(request.Rules), string.Join("、", unknown));
        var ruled = (await db.Rules.Where(r => r.TenantId == call.Tenant).Select(r => r.PolicyId).Distinct().ToListAsync(cancellationToken)).ToHashSet();
        var (count, numbers) = (0, new Dictionary<Guid, int>());
        foreach (var entry in file.Entries.Where(e => !ruled.Contains(policies[e.Policy].Id)))
        {
            var policy = policies[entry.Policy];
            var number = numbers[policy.Id] = numbers.GetValueOrDefault(policy.Id) + 1;
            var rule = new RuleVersion { TenantId = call.Tenant, PolicyId = policy.Id, Number = number };
            rule.Change(entry.Body, entry.InForceFrom, call.Caller.Person, clock.GetUtcNow());
            if (rule.Publish(policy.Audience, call.Caller.Person, clock.GetUtcNow()) is { } refusal) return refusal;
            db.Add(rule);
            count++;
        }
        if (count > 0) db.Raise(new RulesPublished(call.Tenant, [.. numbers.Keys]));
        return count;
    }
}
