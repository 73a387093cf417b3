using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using SmartPark.Kernel.Events;
using SmartPark.Kernel.Jobs;
using SmartPark.Kernel.UseCases;
using SmartPark.Testing.Web;
using Xunit;

namespace SmartPark.Isolation.Tests.Surface;

/// <summary>Event handlers and jobs act as the system: what they send is the system's own, or was reviewed.</summary>
[Collection("Surface")]
public sealed class SenderFacts(SurfaceApp surface)
{
    private readonly PortalApp _app = surface.Portal;

    /// <summary>Requests that others may send too and that a handler sends as the system; reviewed.</summary>
    private static readonly Dictionary<string, string> Reviewed = new()
    {
        ["AdoptTemplatesJob FindTenants"] = "reads which tenants there are, their kinds and whether they are open",
        ["WhenCardChanged GetCard"] = "reads in which park a page stands, to renew what visitors see there; sends nothing on",
        ["WhenMoveInServed ApproveApplication"] = "the park's own process decided on the park's own application; the entity still refuses what was decided",
        ["WhenMoveInServed RefuseApplication"] = "the park's own process decided on the park's own application; the entity still refuses what was decided",
        ["WhenTenantOpened GetTenant"] = "reads the slug of the tenant the event is about; public facts",
    };

    [Fact]
    public void Event_handlers_and_jobs_are_those_that_were_listed()
    {
        Senders(_app).Select(s => s.Name).Order(StringComparer.Ordinal).ShouldBe(SendersListed.Names.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Event_handlers_and_jobs_send_only_requests_of_the_system()
    {
        Strange(Senders(_app)).ShouldBeEmpty();
        Senders(_app).Count(s => Surface.MadeBy(s).Count > 0).ShouldBeGreaterThan(10);
    }

    [Fact]
    public void A_handler_that_sends_something_else_is_seen() => Strange([typeof(PlantedJob)]).ShouldBe(["PlantedJob SearchEverything"]);

    internal static IReadOnlyList<Type> Senders(PortalApp app) =>
        [.. app.Services.GetServices<EventHandlerInfo>().Select(h => h.Handler).Concat(app.Services.GetServices<JobInfo>().Select(j => j.Type)).Distinct()];

    private static List<string> Strange(IEnumerable<Type> senders) =>
        [.. senders.SelectMany(s => Surface.MadeBy(s).Where(r => !r.IsDefined(typeof(SystemOnlyAttribute), false)).Select(r => $"{s.Name} {r.Name}")).Where(s => !Reviewed.ContainsKey(s))];

    private sealed class PlantedJob : IJob
    {
        public async Task RunAsync(IUseCases useCases, CancellationToken ct) => await useCases.SendAsync(new Kernel.Search.SearchEverything("x"), ct);
    }
}
