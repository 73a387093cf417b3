using SmartPark.Identity.People;
using SmartPark.Kernel.Events;
using SmartPark.Kernel.Live;
using SmartPark.Kernel.UseCases;

namespace SmartPark.Portal.Messages;

/// <summary>Resolves who is meant by recipients.</summary>
internal interface IRecipientLookup
{
    /// <summary>The people, each at least once; those who cannot sign in any more are left out.</summary>
    Task<IReadOnlyList<MessageRecipient>> FindAsync(Recipients to, CancellationToken ct);
}

/// <summary>Asks Identity, as the system.</summary>
internal sealed class RecipientLookup(SystemCalls calls) : IRecipientLookup
{
    public async Task<IReadOnlyList<MessageRecipient>> FindAsync(Recipients to, CancellationToken ct)
    {
        var found = (await calls.SendAsync(new FindRecipients(to), null, ct)).Require();
        return [.. found.Select(r => new MessageRecipient(r.Person, r.Tenant, r.Name, r.Email, r.Culture))];
    }
}

/// <summary>Delivers what any module asked for; the inbox sees to it that one event is delivered once.</summary>
internal sealed class WhenMessageRequested(IRecipientLookup lookup, ILive live) : IHandleEvent<MessageRequested>
{
    public async Task HandleAsync(MessageRequested happened, IUseCases useCases, CancellationToken ct)
    {
        var people = await lookup.FindAsync(happened.To, ct);
        if (people.Count == 0) return;
        var outcome = await useCases.SendAsync(new DeliverMessages(Guid.CreateVersion7(), happened, people), ct);
        if (!outcome.Succeeded && outcome.Refusal.Code != "event.delivered-before") throw new InvalidOperationException($"messages refused: {outcome.Refusal.Code}");
        foreach (var person in people.Select(p => p.Person).Distinct()) live.Publish($"messages:{person}");
    }
}
