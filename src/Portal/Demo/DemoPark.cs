using System.Diagnostics;
using SmartPark.Identity.Tenants;
using SmartPark.Kernel.Persistence;
using SmartPark.Kernel.UseCases;
using SmartPark.Portal.Sites;

namespace SmartPark.Portal.Demo;

/// <summary>How much of the demo park there is.</summary>
internal enum DemoState
{
    /// <summary>No park at all: the installation is empty.</summary>
    Empty,

    /// <summary>Other parks, not ours.</summary>
    Others,

    /// <summary>A loading was interrupted.</summary>
    Half,

    /// <summary>Loaded.</summary>
    Whole,
}

/// <summary>Loads the fictional park of samples/demo. It sends requests, as the system and as the park's people; it touches no table.</summary>
internal static class DemoPark
{
    /// <summary>Looks, without changing anything but the version of the schema.</summary>
    public static async Task<DemoState> LookAsync(IServiceProvider services, CancellationToken ct)
    {
        await services.GetRequiredService<DatabaseStart>().MigrateAsync(ct);
        var calls = services.GetRequiredService<SystemCalls>();
        var parks = (await calls.SendAsync(new ListParks(), null, ct)).Require();
        var slug = DemoFiles.Read().Park.Slug;
        if (parks.Count == 0) return DemoState.Empty;
        if (parks.All(p => p.Slug != slug)) return DemoState.Others;
        var site = await calls.SendAsync(new GetSite(slug), null, ct);
        return site.Succeeded && site.Value.Footer.Length > 0 ? DemoState.Whole : DemoState.Half;
    }

    /// <summary>Loads it, unless it is there.</summary>
    /// <param name="services">Services of <see cref="DemoHost"/>.</param>
    /// <param name="ct">Stops it; what is loaded by then stays, and <see cref="LookAsync"/> says <see cref="DemoState.Half"/>.</param>
    /// <returns>What was found before, and how long the loading took.</returns>
    public static async Task<(DemoState Before, TimeSpan Took)> LoadAsync(IServiceProvider services, CancellationToken ct)
    {
        var began = Stopwatch.GetTimestamp();
        var before = await LookAsync(services, ct);
        if (before is DemoState.Empty or DemoState.Others) await PlayAsync(services, ct);
        return (before, Stopwatch.GetElapsedTime(began));
    }

    private static async Task PlayAsync(IServiceProvider services, CancellationToken ct)
    {
        var clock = services.GetRequiredService<DemoClock>();
        var set = new DemoSet(services.GetRequiredService<DemoStage>(), new DemoCast(), DemoFiles.Read(), clock);
        var (founding, timeline) = (new DemoFounding(set), new DemoTimeline(clock));
        new DemoCompanies(set, founding).Plan(timeline);
        new DemoLibrary(set).Plan(timeline);
        new DemoPress(set).Plan(timeline);
        new DemoDesk(set).Plan(timeline);
        founding.Plan(timeline);
        await timeline.PlayAsync(ct);
    }
}
