using System.Reflection;
using System.Text.Json;
using Shouldly;
using SmartPark.Kernel.Persistence;
using SmartPark.Kernel.Results;
using SmartPark.Kernel.Tenancy;
using SmartPark.Kernel.UseCases;
using Xunit;

namespace SmartPark.Isolation.Tests;

public sealed class RequestsOnSqlite() : RequestFacts(DatabaseProvider.Sqlite);

public sealed class RequestsOnPostgres() : RequestFacts(DatabaseProvider.Postgres);

/// <summary>Every request of every module, found by reflection, sent by strangers in every role with the victim's ids.</summary>
public abstract class RequestFacts(DatabaseProvider provider) : IAsyncLifetime
{
    /// <summary>Requests that answer facts of any tenant to anybody, with the reason; reviewed.</summary>
    private static readonly Dictionary<string, string> Public = new() { ["GetTenant"] = "a tenant's name, kind and slug are public: they stand in the directory" };

    /// <summary>Requests that only make sense inside a browser's HTTP request, which this harness does not have.</summary>
    private static readonly string[] Browser = ["StartPasskey", "StartPasskeySignIn", "RegisterPasskey", "SignInWithPasskey"];

    /// <summary>Tables in which anybody may leave something for a park: questions and applications; reviewed.</summary>
    private static readonly string[] Submitted = ["portal_enquir", "portal.enquir", "portal_access_codes", "portal.access_codes", "identity_applications", "identity.applications", "identity_enterprise_applications", "identity.enterprise_applications"];

    private static readonly MethodInfo Sender = typeof(RequestFacts).GetMethod(nameof(SendOneAsync), BindingFlags.NonPublic | BindingFlags.Instance)!;
    private IsolationWorld _world = null!;

    public async ValueTask InitializeAsync() => _world = await IsolationWorld.CreateAsync(provider);

    public async ValueTask DisposeAsync()
    {
        await _world.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task No_answer_to_a_stranger_shows_a_row_of_the_victim_and_none_of_its_rows_changes()
    {
        var leaks = new List<string>();
        var broken = new List<string>();
        var before = RowPrints.Of(_world);
        foreach (var request in Requests(_world))
        {
            foreach (var stranger in _world.Strangers)
            {
                foreach (var filled in new[] { true, false })
                {
                    var answer = await SendAsync(_world.TicketOf(stranger), new RequestMaker(_world, filled).Make(request));
                    if (!Browser.Contains(request.Name) && answer.StartsWith("threw", StringComparison.Ordinal)) broken.Add($"{request.Name} by {stranger.Kind}, filled {filled}: {answer[..Math.Min(answer.Length, 160)]}");
                    if (!Public.ContainsKey(request.Name) && answer.Contains(_world.Victim.Mark, StringComparison.OrdinalIgnoreCase)) leaks.Add($"{request.Name} shown to {stranger.Kind}: {Around(answer)}");
                }
            }
        }
        leaks.ShouldBeEmpty();
        broken.ShouldBeEmpty("a stranger's request is refused, it does not break");
        var after = RowPrints.Of(_world);
        before.Except(after).ShouldBeEmpty("rows of the victim that a stranger changed or removed");
        after.Except(before).Where(r => !Submitted.Any(t => r.StartsWith(t, StringComparison.OrdinalIgnoreCase))).ShouldBeEmpty("rows that a stranger put among the victim's");
    }

    [Fact]
    public async Task Without_its_permission_a_request_is_denied_to_everybody()
    {
        var allowed = new List<string>();
        foreach (var request in Requests(_world).Where(r => r.GetCustomAttribute<PermissionAttribute>() is { } p && p.Code != Permission.SignedIn))
        {
            var code = request.GetCustomAttribute<PermissionAttribute>()!.Code;
            foreach (var stranger in _world.Strangers)
            {
                var answer = await SendAsync(_world.TicketOf(stranger, without: code), new RequestMaker(_world, true).Make(request));
                if (!answer.StartsWith("refused access.denied", StringComparison.Ordinal)) allowed.Add($"{request.Name} by {stranger.Kind}: {answer}");
            }
        }
        allowed.ShouldBeEmpty();
    }

    [Fact]
    public async Task Visitors_reach_anonymous_requests_only_and_nobody_reaches_the_systems_own()
    {
        var allowed = new List<string>();
        foreach (var request in Requests(_world).Where(r => !r.IsDefined(typeof(AnonymousAttribute))))
        {
            var made = new RequestMaker(_world, true).Make(request);
            var visitor = await SendAsync(Ticket.Visitor, made);
            if (!visitor.StartsWith("refused access.", StringComparison.Ordinal)) allowed.Add($"{request.Name} by a visitor: {visitor}");
            if (!request.IsDefined(typeof(SystemOnlyAttribute))) continue;
            var stranger = await SendAsync(_world.TicketOf(_world.Strangers[0]), made);
            if (stranger != "refused access.denied") allowed.Add($"{request.Name} by a person: {stranger}");
        }
        allowed.ShouldBeEmpty();
    }

    internal static IEnumerable<Type> Requests(IsolationWorld world) => world.Modules.SelectMany(m => m.Assembly.GetTypes())
        .Where(t => t is { IsAbstract: false, IsClass: true } && t.GetInterfaces().Any(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IUseCase<>))).OrderBy(t => t.Name, StringComparer.Ordinal);

    private Task<string> SendAsync(Ticket who, object request)
    {
        var answer = request.GetType().GetInterfaces().Single(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IUseCase<>)).GetGenericArguments()[0];
        return (Task<string>)Sender.MakeGenericMethod(answer).Invoke(this, [who, request])!;
    }

    private async Task<string> SendOneAsync<T>(Ticket who, IUseCase<T> request)
    {
        try
        {
            var result = await _world.Host.SendAsync(who, request);
            return result.Succeeded ? "ok " + JsonSerializer.Serialize(result.Value) : "refused " + string.Join(' ', result.Refusal.All().Select(r => r.Code + string.Concat(r.Args)));
        }
        catch (Exception e) { return "threw " + e; }
    }

    private string Around(string answer)
    {
        var at = answer.IndexOf(_world.Victim.Mark, StringComparison.OrdinalIgnoreCase);
        return answer[Math.Max(0, at - 60)..Math.Min(answer.Length, at + 40)];
    }
}
