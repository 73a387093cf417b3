using Microsoft.EntityFrameworkCore;
using SmartPark.Kernel.Events;
using SmartPark.Kernel.Results;
using SmartPark.Kernel.Tenancy;
using SmartPark.Kernel.UseCases;

namespace SmartPark.Portal.Messages;

/// <summary>Puts a message into the centre of each recipient, once each, and queues the ways they chose.</summary>
/// <param name="BatchId">The telling.</param>
/// <param name="Asked">What is told.</param>
/// <param name="To">Who is told; a person named twice is told once.</param>
/// <returns>Number of people told.</returns>
[SystemOnly, PlatformWide("writes into the message centres of people of other tenants, with no more than the sender asked for")]
public sealed record DeliverMessages(Guid BatchId, MessageRequested Asked, IReadOnlyList<MessageRecipient> To) : ICommand<int>;

/// <summary>One person who is told.</summary>
/// <param name="Person">The person.</param>
/// <param name="Tenant">For which tenant.</param>
/// <param name="Name">Name.</param>
/// <param name="Email">E-mail address, or null.</param>
/// <param name="Culture">Language of the person, such as <c>zh-CN</c>.</param>
public sealed record MessageRecipient(PersonId Person, TenantId Tenant, string Name, string? Email, string Culture);

internal sealed class DeliverMessagesHandler(PortalDb db, SmtpSettings smtp, TimeProvider clock) : IHandle<DeliverMessages, int>
{
    public async Task<Result<int>> Handle(DeliverMessages request, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var told = 0;
        foreach (var some in request.To.DistinctBy(t => t.Person).Chunk(500))
        {
            var choices = await ChoicesAsync([.. some.Select(s => s.Person)], request.Asked.Kind, cancellationToken);
            foreach (var to in some)
            {
                var message = Message.To(to, request.BatchId, request.Asked, now);
                db.Add(message);
                if (told++ == 0) db.Add(MessageBatch.Of(message, request.To.DistinctBy(t => t.Person).Count()));
                Queue(message, to, choices(to.Person), now);
            }
        }
        return told;
    }

    private void Queue(Message message, MessageRecipient to, (bool Email, bool Webhook, MessageSettings? Settings) chosen, DateTimeOffset now)
    {
        var due = message.Important || chosen.Settings is null ? now : chosen.Settings.NotBefore(now);
        if (chosen.Email && smtp.Offered && to.Email is { Length: > 0 } address) db.Add(OutgoingMessage.Of(message, MessageWay.Email, address, to.Culture, due));
        if (chosen.Webhook && chosen.Settings?.WebhookUrl is not null) db.Add(OutgoingMessage.Of(message, MessageWay.Webhook, "", to.Culture, due));
    }

    /// <summary>What each person chose for the kind; who chose nothing gets e-mail, and the webhook if one is set.</summary>
    private async Task<Func<PersonId, (bool, bool, MessageSettings?)>> ChoicesAsync(PersonId[] people, string kind, CancellationToken ct)
    {
        var settings = await db.MessageSettings.AsNoTracking().Where(s => people.Contains(s.PersonId)).ToDictionaryAsync(s => s.PersonId, ct);
        var ways = await db.MessagePreferences.AsNoTracking().Where(p => people.Contains(p.PersonId) && p.Kind == kind).ToDictionaryAsync(p => p.PersonId, ct);
        return person =>
        {
            var way = ways.GetValueOrDefault(person);
            return (way?.Email ?? true, way?.Webhook ?? true, settings.GetValueOrDefault(person));
        };
    }
}
