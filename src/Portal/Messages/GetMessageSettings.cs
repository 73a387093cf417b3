using Microsoft.EntityFrameworkCore;
using SmartPark.Kernel.Results;
using SmartPark.Kernel.Tenancy;
using SmartPark.Kernel.UseCases;

namespace SmartPark.Portal.Messages;

/// <summary>How the caller is told of what.</summary>
[Permission(Permission.SignedIn)]
public sealed record GetMessageSettings : IQuery<MessageChoices>;

/// <summary>A person's choices. The message centre itself cannot be switched off.</summary>
/// <param name="Kinds">The kinds of messages, with the ways chosen.</param>
/// <param name="QuietFrom">Start of the quiet hours, or null.</param>
/// <param name="QuietTo">End of the quiet hours, or null.</param>
/// <param name="Zone">Their time zone (IANA).</param>
/// <param name="WebhookUrl">Receiver of webhooks, or null.</param>
/// <param name="EmailOffered">False when the installation has no mail server.</param>
public sealed record MessageChoices(IReadOnlyList<KindChoice> Kinds, TimeOnly? QuietFrom, TimeOnly? QuietTo, string Zone, string? WebhookUrl, bool EmailOffered);

/// <summary>The ways chosen for one kind of message.</summary>
/// <param name="Kind">The kind, such as <c>policy.published</c>.</param>
/// <param name="Email">By e-mail too.</param>
/// <param name="Webhook">By webhook too.</param>
public sealed record KindChoice(string Kind, bool Email, bool Webhook);

internal sealed class GetMessageSettingsHandler(PortalDb db, CallContext call, SmtpSettings smtp) : IHandle<GetMessageSettings, MessageChoices>
{
    /// <summary>Offered before the first message of the kind arrived.</summary>
    private static readonly string[] Known = ["article.published", "enquiry.answered", "enquiry.assigned", "enquiry.overdue", "enquiry.received", "policy.published"];

    public async Task<Result<MessageChoices>> Handle(GetMessageSettings request, CancellationToken cancellationToken)
    {
        var settings = await db.MessageSettings.AsNoTracking().SingleOrDefaultAsync(s => s.PersonId == call.Person, cancellationToken) ?? MessageSettings.For(call.Person);
        var chosen = await db.MessagePreferences.AsNoTracking().Where(p => p.PersonId == call.Person).ToDictionaryAsync(p => p.Kind, cancellationToken);
        var received = await db.Messages.Where(m => m.PersonId == call.Person).Select(m => m.Kind).Distinct().Take(100).ToListAsync(cancellationToken);
        var kinds = Known.Union(received).Union(chosen.Keys).Order(StringComparer.Ordinal)
            .Select(k => chosen.TryGetValue(k, out var c) ? new KindChoice(k, c.Email, c.Webhook) : new KindChoice(k, true, true));
        return new MessageChoices([.. kinds], Time(settings.QuietFrom), Time(settings.QuietTo), settings.Zone, settings.WebhookUrl, smtp.Offered);
    }

    private static TimeOnly? Time(int? minutes) => minutes is { } m ? new TimeOnly(m / 60, m % 60) : null;
}
