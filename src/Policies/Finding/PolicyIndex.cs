using SmartPark.Kernel.Live;
using SmartPark.Kernel.Search;
using SmartPark.Kernel.UseCases;
using SmartPark.Policies.Library;

namespace SmartPark.Policies.Finding;

/// <summary>A state of the relevance index: never changed, replaced as a whole.</summary>
internal sealed record PolicyShelves(RelevanceIndex<Guid> Texts, IReadOnlyDictionary<Guid, PolicyCard> Cards)
{
    public static PolicyShelves Of(IReadOnlyList<PolicyText> texts) =>
        new(RelevanceIndex<Guid>.Build(texts.Select(t => t.Document)), texts.ToDictionary(t => t.Card.Id, t => t.Card));
}

/// <summary>
/// The relevance index of this node. Read once, and anew by the first search after <c>policies:changed</c> was heard; a lost message is made up for after
/// <see cref="Freshness"/>. What a search answers is read from the database afterwards, so an old index never shows what is no longer for the reader.
/// </summary>
internal sealed class PolicyIndex : IDisposable
{
    public static readonly TimeSpan Freshness = TimeSpan.FromMinutes(10);

    private readonly SystemCalls _calls;
    private readonly TimeProvider _clock;
    private readonly IDisposable _subscription;
    private readonly SemaphoreSlim _reading = new(1, 1);
    private volatile Held? _held;
    private long _changes;

    public PolicyIndex(SystemCalls calls, ILive live, TimeProvider clock)
    {
        (_calls, _clock) = (calls, clock);
        _subscription = live.Subscribe(WhenLibraryChanged.Topic, _ =>
        {
            Interlocked.Increment(ref _changes);
            return Task.CompletedTask;
        });
    }

    public async Task<PolicyShelves> CurrentAsync(CancellationToken ct)
    {
        if (Fresh is { } fresh) return fresh;
        await _reading.WaitAsync(ct);
        try
        {
            return Fresh ?? await ReadAsync(ct);
        }
        finally
        {
            _reading.Release();
        }
    }

    public void Dispose()
    {
        _subscription.Dispose();
        _reading.Dispose();
    }

    private PolicyShelves? Fresh => _held is { } held && held.Changes == Interlocked.Read(ref _changes) && _clock.GetUtcNow() - held.ReadAt < Freshness ? held.Shelves : null;

    private async Task<PolicyShelves> ReadAsync(CancellationToken ct)
    {
        var changes = Interlocked.Read(ref _changes);
        var shelves = PolicyShelves.Of((await _calls.SendAsync(new ReadPublishedTexts(), null, ct)).Require());
        _held = new(shelves, changes, _clock.GetUtcNow());
        return shelves;
    }

    private sealed record Held(PolicyShelves Shelves, long Changes, DateTimeOffset ReadAt);
}
