using System.Text.Json;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using SmartPark.Kernel.Live;
using SmartPark.Kernel.Tenancy;
using SmartPark.Kernel.UseCases;
using SmartPark.Policies.Facts;
using SmartPark.Policies.Rules;

namespace SmartPark.Policies.Tests.Reach;

/// <summary>The shelf with enterprises of the first park, rules, and what was asked to be told.</summary>
public abstract class ParkShelf : Shelf
{
    /// <summary>Legal person with a revenue of 2,000万元 in the last year.</summary>
    protected const string Tree = """{"all":[{"field":"revenue","op":">=","value":2000,"unit":"万元","years":"last","check":"auto","sentence":""},{"field":"legal_person","op":"=","value":true,"check":"auto","sentence":""}]}""";

    protected int LastYear => Host.Clock.Now.Year - 1;

    protected static RuleBody Body(string tree = Tree) => new(RuleJson.Parse(tree));

    protected static string Threshold(int revenue) => Tree.Replace("2000", $"{revenue}", StringComparison.Ordinal);

    protected FactInput Revenue(string value) => new("revenue", LastYear, value);

    protected Ticket Person(TenantId tenant, TenantId? park = null) =>
        Host.Callers.Person(tenant, TenantKinds.Enterprise, park ?? ParkA, PoliciesPermissions.MatchRead, PoliciesPermissions.ProfileWrite, PoliciesPermissions.ProfileShare);

    protected PersonId PersonOf(Ticket ticket) => Host.Callers[ticket].Person!.Value;

    protected TenantId TenantOf(Ticket ticket) => Host.Callers[ticket].Tenant!.Value;

    /// <summary>An enterprise with its profile; of the first park unless another is named.</summary>
    protected async Task<Ticket> OpenAsync(string name, TenantId? park = null, string industry = "3421", string place = "211104")
    {
        var tenant = TenantId.New();
        (await Host.Services.GetRequiredService<SystemCalls>().SendAsync(new OpenProfile(name, park ?? ParkA, industry, place), tenant)).Require();
        return Person(tenant, park);
    }

    /// <summary>An enterprise with a revenue (万元) that shares everything with its park.</summary>
    protected async Task<Ticket> SharingAsync(string name, string revenue)
    {
        var firm = await OpenAsync(name);
        await TellAsync(firm, new FactInput("legal_person", 0, "true"), Revenue(revenue));
        await ShareAsync(firm);
        return firm;
    }

    protected async Task ShareAsync(Ticket firm, FactReach reach = FactReach.Park)
    {
        foreach (var group in Fields.Groups) (await As(firm, new ShareFacts(group, reach))).Require();
    }

    protected async Task TellAsync(Ticket firm, params FactInput[] facts) => (await As(firm, new SaveFacts(facts, await ProfileVersionAsync(firm)))).Require();

    protected async Task<long> ProfileVersionAsync(Ticket firm) => (await As(firm, new GetProfile())).Require().Version;

    protected Task<Guid> RuledAsync(string tree = Tree, string title = "首台套保险补贴办法") => RuledAsync(Body(tree), title);

    protected async Task<Guid> RuledAsync(RuleBody body, string title = "首台套保险补贴办法", Ticket? keeper = null)
    {
        var policy = await PublishAsync(keeper ?? Manager, Content(title));
        await RuleAsync(policy, body, keeper);
        return policy;
    }

    /// <summary>Publishes the next version of a rule.</summary>
    protected async Task RuleAsync(Guid policy, RuleBody body, Ticket? keeper = null)
    {
        var version = (await As(keeper ?? Manager, new SaveRuleDraft(policy, body, null, 0))).Require();
        (await As(keeper ?? Manager, new PublishRule(policy, version))).Require();
        await DeliverAsync();
    }

    /// <summary>Counts what a live topic tells while it is not disposed.</summary>
    protected Ear Listen(string topic) => new(Host.Services.GetRequiredService<ILive>(), topic);

    /// <summary>Messages asked for since the start, in order: the kind, the named people, the address.</summary>
    protected IReadOnlyList<(string Kind, IReadOnlyList<Guid> People, string Url)> Told()
    {
        using var connection = new SqliteConnection(Host.Database.ConnectionString);
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "select payload from policies_outbox where name = 'kernel.message-requested.v1' order by rowid";
        using var rows = command.ExecuteReader();
        var told = new List<(string, IReadOnlyList<Guid>, string)>();
        while (rows.Read()) told.Add(Message(rows.GetString(0)));
        return told;
    }

    /// <summary>How often a person was told of what has the address.</summary>
    protected int TimesTold(Ticket who, string url) => Told().Count(m => m.Url == url && m.People.Contains(PersonOf(who).Value));

    private static (string, IReadOnlyList<Guid>, string) Message(string payload)
    {
        using var message = JsonDocument.Parse(payload);
        var to = message.RootElement.GetProperty("to");
        var people = to.TryGetProperty("people", out var named) && named.ValueKind == JsonValueKind.Array ? named.EnumerateArray().Select(p => p.GetGuid()).ToList() : [];
        return (message.RootElement.GetProperty("kind").GetString()!, people, message.RootElement.GetProperty("url").GetString()!);
    }

    protected sealed class Ear : IDisposable
    {
        private readonly IDisposable _subscription;
        private int _times;

        public Ear(ILive live, string topic) => _subscription = live.Subscribe(topic, _ =>
        {
            Interlocked.Increment(ref _times);
            return Task.CompletedTask;
        });

        public int Times => Volatile.Read(ref _times);

        public void Dispose() => _subscription.Dispose();
    }
}
