using System.Collections.Concurrent;
using Microsoft.AspNetCore.OutputCaching;
using SmartPark.Kernel.Live;
using SmartPark.Kernel.Tenancy;

namespace SmartPark.Portal.Public;

/// <summary>Throws cached pages of this node away the moment a live topic tells that their content changed.</summary>
internal sealed class PublicChanges(ILive live, IOutputCacheStore store) : IDisposable
{
    /// <summary>Told when the policy library changed, for all parks.</summary>
    public const string Policies = "policies:changed";

    private readonly ConcurrentDictionary<string, Lazy<Watch>> _watches = new();

    public static string ContentOf(TenantId park) => $"content:{park}";

    /// <summary>Ties the answer being made to a topic; call it before reading.</summary>
    public void Note(HttpContext http, string topic)
    {
        var watch = _watches.GetOrAdd(topic, t => new(() => new Watch(t, live, store))).Value;
        if (http.Features.Get<IOutputCacheFeature>()?.Context is not { } context || !context.Tags.Add(topic)) return;
        Seen(http).Add((watch, watch.Version));
    }

    /// <summary>True when something the answer was read from changed while it was being made: then it must not be kept.</summary>
    public static bool Outdated(HttpContext http) => Seen(http).Any(s => s.Watch.Version != s.Version);

    public void Dispose()
    {
        foreach (var watch in _watches.Values) watch.Value.Dispose();
    }

    private static List<(Watch Watch, int Version)> Seen(HttpContext http)
    {
        if (http.Items.TryGetValue(typeof(PublicChanges), out var seen) && seen is List<(Watch, int)> list) return list;
        var fresh = new List<(Watch, int)>();
        http.Items[typeof(PublicChanges)] = fresh;
        return fresh;
    }

    private sealed class Watch : IDisposable
    {
        private readonly IDisposable _subscription;
        private int _version;

        public Watch(string topic, ILive live, IOutputCacheStore store) => _subscription = live.Subscribe(topic, _ =>
        {
            Interlocked.Increment(ref _version);
            return store.EvictByTagAsync(topic, CancellationToken.None).AsTask();
        });

        public int Version => Volatile.Read(ref _version);

        public void Dispose() => _subscription.Dispose();
    }
}
