using System.Collections.Concurrent;
using System.Threading.Channels;

namespace SmartPark.Kernel.Live;

/// <summary>Tells open pages on every node that something changed. Not durable: a page that was away reads its state again.</summary>
public interface ILive
{
    /// <summary>Hears a topic until disposed. The callback must not throw.</summary>
    IDisposable Subscribe(string topic, Func<string, Task> heard);

    /// <summary>Tells a topic on this node at once and on the others within a second.</summary>
    /// <param name="topic">Topic, at most 200 characters.</param>
    /// <param name="payload">At most 4,000 characters, no personal data: an id to read afresh.</param>
    void Publish(string topic, string payload = "");
}

/// <summary>What travels between nodes.</summary>
/// <param name="Node">The sender.</param>
/// <param name="Topic">Topic.</param>
/// <param name="Payload">Payload.</param>
internal sealed record LiveMessage(string Node, string Topic, string Payload);

internal sealed class LiveBus : ILive
{
    private readonly ConcurrentDictionary<string, ConcurrentDictionary<Guid, Func<string, Task>>> _topics = new();
    private readonly Lock _comingAndGoing = new();
    private readonly Channel<LiveMessage> _outgoing = Channel.CreateBounded<LiveMessage>(new BoundedChannelOptions(10_000) { FullMode = BoundedChannelFullMode.DropOldest });

    /// <summary>Name of this node among the others.</summary>
    public string Node { get; } = Guid.NewGuid().ToString("N");

    /// <summary>What other nodes must be told.</summary>
    public ChannelReader<LiveMessage> Outgoing => _outgoing.Reader;

    public IDisposable Subscribe(string topic, Func<string, Task> heard)
    {
        var id = Guid.NewGuid();
        lock (_comingAndGoing) _topics.GetOrAdd(topic, _ => new())[id] = heard;
        return new Subscription(() => Leave(topic, id));
    }

    /// <summary>Under the same lock as <see cref="Subscribe"/>: otherwise a newcomer could join the list that the last one takes away, and never hear anything.</summary>
    private void Leave(string topic, Guid id)
    {
        lock (_comingAndGoing)
        {
            if (!_topics.TryGetValue(topic, out var subscribers)) return;
            subscribers.TryRemove(id, out _);
            if (subscribers.IsEmpty) _topics.TryRemove(new(topic, subscribers));
        }
    }

    public void Publish(string topic, string payload = "")
    {
        Deliver(topic, payload);
        _outgoing.Writer.TryWrite(new(Node, topic, payload));
    }

    /// <summary>Delivers on this node only.</summary>
    public void Deliver(string topic, string payload)
    {
        if (!_topics.TryGetValue(topic, out var subscribers)) return;
        foreach (var heard in subscribers.Values) _ = heard(payload);
    }

    private sealed class Subscription(Action end) : IDisposable
    {
        private Action? _end = end;

        public void Dispose() => Interlocked.Exchange(ref _end, null)?.Invoke();
    }
}
