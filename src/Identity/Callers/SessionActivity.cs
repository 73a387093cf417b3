using System.Collections.Concurrent;

namespace SmartPark.Identity.Callers;

/// <summary>When sessions and keys were last used, in memory: written to the database once a minute, so that a read never waits for a write.</summary>
internal sealed class SessionActivity
{
    public static readonly TimeSpan Grain = TimeSpan.FromMinutes(1);
    private readonly ConcurrentDictionary<Guid, DateTimeOffset> _seen = new();
    private readonly ConcurrentDictionary<Guid, DateTimeOffset> _unwritten = new();

    /// <summary>The later of what is stored and what this node saw.</summary>
    public DateTimeOffset LastSeen(Guid id, DateTimeOffset stored) => _seen.TryGetValue(id, out var seen) && seen > stored ? seen : stored;

    public void See(Guid id, DateTimeOffset lastSeen, DateTimeOffset now)
    {
        if (now - lastSeen < Grain) return;
        _seen[id] = now;
        _unwritten[id] = now;
    }

    /// <summary>Takes what was not written yet.</summary>
    public IReadOnlyList<SeenCredential> Take()
    {
        List<SeenCredential> taken = [];
        foreach (var id in _unwritten.Keys)
        {
            if (_unwritten.TryRemove(id, out var at)) taken.Add(new(id, at));
        }
        return taken;
    }

    public void Forget(Guid id) => _seen.TryRemove(id, out _);
}
