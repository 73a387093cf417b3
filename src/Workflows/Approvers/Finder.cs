using System.Globalization;
using SmartPark.Identity.Memberships;
using SmartPark.Identity.Tenants;
using SmartPark.Kernel.Tenancy;
using SmartPark.Kernel.UseCases;
using SmartPark.Workflows.Expressions;
using SmartPark.Workflows.Instances;
using SmartPark.Workflows.Models;

namespace SmartPark.Workflows.Approvers;

/// <summary>Finds who is asked by a rule, for one instance.</summary>
internal sealed class Finder(Colleagues colleagues, SystemCalls calls)
{
    /// <summary>Those the rule of a node names who can act now, each once.</summary>
    /// <param name="instance">The instance.</param>
    /// <param name="node">The task.</param>
    /// <param name="variables">Variables of the instance at the token.</param>
    /// <param name="ct">Cancels.</param>
    public async Task<IReadOnlyList<Asked>> FindAsync(ProcessInstance instance, Node node, Func<string, Value?> variables, CancellationToken ct) =>
        await FindAsync(instance, node.Settings.GetValueOrDefault("approver", LaneRule(node)), node.Id, variables, ct);

    /// <inheritdoc cref="FindAsync(ProcessInstance, Node, Func{string, Value?}, CancellationToken)"/>
    public async Task<IReadOnlyList<Asked>> FindAsync(ProcessInstance instance, string rule, string node, Func<string, Value?> variables, CancellationToken ct)
    {
        var found = new List<Asked>();
        foreach (var part in ApproverRule.Read(rule) ?? []) found.AddRange(await PartAsync(instance, part, node, variables, ct));
        return [.. found.DistinctBy(f => (f.Tenant, f.Person, f.Role))];
    }

    /// <summary>The tenants that take part in an instance: whose process it is, who started it, and those its rules name.</summary>
    public async Task<IReadOnlyList<TenantId>> PartiesAsync(ProcessInstance instance, Model model, CancellationToken ct)
    {
        var parties = new HashSet<TenantId> { instance.ProviderId, instance.StartedIn };
        var named = model.Nodes.Values.SelectMany(n => ApproverRule.Read(n.Settings.GetValueOrDefault("approver", "")) ?? []).Where(p => p.Kind == ApproverKind.Partner).Select(p => p.Party).Distinct();
        foreach (var party in named) if (await PartyAsync(instance, party, ct) is { } tenant) parties.Add(tenant);
        return [.. parties];
    }

    /// <summary>Administrators of the process's tenant: who is asked when nobody else is found.</summary>
    public Task<IReadOnlyList<Asked>> AdministratorsAsync(ProcessInstance instance, CancellationToken ct) => RoleAsync(instance.ProviderId, BuiltInRole.Administrator, "admin", ct);

    /// <summary>A task without a rule in a lane that is named for a role is that role's.</summary>
    private static string LaneRule(Node node) => node.Lane.Length > 0 ? "role:" + node.Lane : "initiator";

    private async Task<IReadOnlyList<Asked>> PartAsync(ProcessInstance instance, ApproverPart part, string node, Func<string, Value?> variables, CancellationToken ct)
    {
        var own = instance.ProviderId;
        return part.Kind switch
        {
            ApproverKind.Person => People(own, await colleagues.OfAsync(own, Ids(part.What.Split(',')), ct), "person"),
            ApproverKind.Role => await RoleAsync(own, part.What, "role", ct),
            ApproverKind.Department => People(own, await colleagues.HeadOfAsync(own, Guid.Parse(part.What), ct), "department"),
            ApproverKind.Head => People(instance.StartedIn, await colleagues.AboveAsync(instance.StartedIn, instance.StartedBy, 0, ct), "head"),
            ApproverKind.Manager => People(instance.StartedIn, await colleagues.AboveAsync(instance.StartedIn, instance.StartedBy, int.Parse(part.What, CultureInfo.InvariantCulture) - 1, ct), "manager|" + part.What),
            ApproverKind.Initiator => People(instance.StartedIn, await colleagues.OfAsync(instance.StartedIn, [instance.StartedBy], ct), "initiator"),
            ApproverKind.Choice => People(own, await colleagues.OfAsync(own, Ids(variables("_choice_" + node)), ct), "choice"),
            ApproverKind.Field => await FieldAsync(instance, Ids(variables(part.What)), ct),
            ApproverKind.List => People(own, await colleagues.OfAsync(own, Ids(variables(part.What)), ct), "list"),
            _ => await PartyAsync(instance, part.Party, ct) is { } tenant ? await RoleAsync(tenant, part.What, "partner", ct) : [],
        };
    }

    /// <summary>A person in the form is of the tenant of who filled it in: the process's own people, or the initiator's.</summary>
    private async Task<IReadOnlyList<Asked>> FieldAsync(ProcessInstance instance, IReadOnlyList<PersonId> people, CancellationToken ct)
    {
        var own = People(instance.ProviderId, await colleagues.OfAsync(instance.ProviderId, people, ct), "field");
        return instance.StartedIn == instance.ProviderId ? own : [.. own, .. People(instance.StartedIn, await colleagues.OfAsync(instance.StartedIn, people, ct), "field").Where(s => own.All(o => o.Person != s.Person))];
    }

    private async Task<IReadOnlyList<Asked>> RoleAsync(TenantId tenant, string role, string why, CancellationToken ct)
    {
        var people = await colleagues.WithRoleAsync(tenant, role, ct);
        return people.Count == 0 ? [] : [new(tenant, null, "", role, $"{why}|{role}", [.. people.Select(p => p.Person)])];
    }

    private async Task<TenantId?> PartyAsync(ProcessInstance instance, string party, CancellationToken ct) => party switch
    {
        "operator" => TenantId.Platform,
        "owner" => instance.ProviderId,
        "starter" => instance.StartedIn,
        _ => (await calls.SendAsync(new GetTenant(instance.StartedIn), TenantId.Platform, ct)).Value is { } tenant ? tenant.Kind == TenantKinds.Park ? tenant.Id : tenant.Park : null,
    };

    private static IReadOnlyList<Asked> People(TenantId tenant, IReadOnlyList<ColleagueRow> people, string why) => [.. people.Select(p => new Asked(tenant, p.Person, p.Name, "", why, [p.Person]))];

    private static IReadOnlyList<PersonId> Ids(IEnumerable<string> texts) => [.. texts.Select(t => Guid.TryParse(t, out var id) ? new PersonId(id) : PersonId.None).Where(p => p != PersonId.None)];

    private static IReadOnlyList<PersonId> Ids(Value? value) => value switch
    {
        { Kind: ValueKind.Text } one => Ids([one.Text]),
        { Kind: ValueKind.List } several => Ids(several.List.Select(v => v.ToString())),
        _ => [],
    };
}
