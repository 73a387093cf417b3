using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using SmartPark.Kernel.Jobs;
using SmartPark.Kernel.Results;
using SmartPark.Kernel.UseCases;

namespace SmartPark.Portal.Messages;

/// <summary>Sends one queued message and writes down how it went. The sending itself happens before the transaction; a crash in between sends it again under the same id.</summary>
/// <param name="OutgoingId">The queued message.</param>
/// <remarks>Refusal: <c>message.not-found</c> when it was sent or removed meanwhile.</remarks>
[SystemOnly, PlatformWide("the queue holds messages of people of all tenants")]
public sealed record SendOutgoing(Guid OutgoingId) : ICommand;

/// <summary>Talks to the mail server or the receiver while nothing of the database is held.</summary>
internal sealed class SendBefore(PortalDb db, MailSender mail, WebhookClient webhooks, WebhookSecrets secrets, TimeProvider clock) : IBefore<SendOutgoing>
{
    /// <summary>What went wrong; null when it was sent.</summary>
    public (string Error, bool ForGood)? Outcome { get; private set; }

    public async Task<Refusal?> BeforeAsync(SendOutgoing request, CancellationToken ct)
    {
        var found = await (from o in db.OutgoingMessages.AsNoTracking()
                           join m in db.Messages.AsNoTracking() on o.MessageId equals m.Id
                           where o.Id == request.OutgoingId && o.SentAt == null && o.ParkedAt == null
                           select new { Out = o, Message = m }).SingleOrDefaultAsync(ct);
        if (found is null) return new("message.not-found", nameof(request.OutgoingId));
        Outcome = found.Out.Way == MessageWay.Email ? await MailAsync(found.Out, found.Message, ct) : await CallAsync(found.Out, found.Message, ct);
        return null;
    }

    private Task<(string, bool)?> MailAsync(OutgoingMessage way, Message m, CancellationToken ct)
    {
        var english = way.Culture.StartsWith("en", StringComparison.OrdinalIgnoreCase);
        return mail.SendAsync(way.Address, english ? m.TitleEn : m.TitleZh, english ? m.BodyEn : m.BodyZh, m.Url, way.Id, ct);
    }

    private async Task<(string, bool)?> CallAsync(OutgoingMessage way, Message m, CancellationToken ct)
    {
        var settings = await db.MessageSettings.AsNoTracking().SingleOrDefaultAsync(s => s.PersonId == way.PersonId, ct);
        if (settings is not { WebhookUrl: { } url, WebhookSecret: { } hidden }) return ("the receiver was taken away", true);
        var body = JsonSerializer.Serialize(new
        {
            type = m.Kind,
            timestamp = m.At,
            data = new { messageId = m.Id, title = new { zh = m.TitleZh, en = m.TitleEn }, body = new { zh = m.BodyZh, en = m.BodyEn }, url = m.Url, important = m.Important },
        }, JsonSerializerOptions.Web);
        return await webhooks.SendAsync(url, secrets.Show(hidden), "msg_" + way.Id.ToString("N"), clock.GetUtcNow().ToUnixTimeSeconds(), body, ct);
    }
}

internal sealed class SendOutgoingHandler(PortalDb db, SendBefore sent, TimeProvider clock) : IHandle<SendOutgoing, Done>
{
    public async Task<Result<Done>> Handle(SendOutgoing request, CancellationToken cancellationToken)
    {
        var way = await db.OutgoingMessages.SingleOrDefaultAsync(o => o.Id == request.OutgoingId, cancellationToken);
        if (way is null) return new Refusal("message.not-found", nameof(request.OutgoingId));
        if (sent.Outcome is { } failed) way.Failed(failed.Error, failed.ForGood, clock.GetUtcNow());
        else way.Sent(clock.GetUtcNow());
        return Result.Done;
    }
}

/// <summary>The queued messages that are due, oldest first.</summary>
/// <param name="Most">At most so many.</param>
[SystemOnly, PlatformWide("the queue holds messages of people of all tenants; ids only")]
public sealed record DueOutgoing(int Most = 50) : IQuery<IReadOnlyList<Guid>>;

internal sealed class DueOutgoingHandler(PortalDb db, TimeProvider clock) : IHandle<DueOutgoing, IReadOnlyList<Guid>>
{
    public async Task<Result<IReadOnlyList<Guid>>> Handle(DueOutgoing request, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        return Result.Of<IReadOnlyList<Guid>>(await db.OutgoingMessages.Where(o => o.SentAt == null && o.ParkedAt == null && o.DueAt <= now)
            .OrderBy(o => o.DueAt).ThenBy(o => o.Id).Take(request.Most).Select(o => o.Id).ToListAsync(cancellationToken));
    }
}

/// <summary>Every 5 seconds: sends what is due.</summary>
[Every(5)]
internal sealed class SendOutgoingJob : IJob
{
    public async Task RunAsync(IUseCases useCases, CancellationToken ct)
    {
        foreach (var id in (await useCases.SendAsync(new DueOutgoing(), ct)).Require()) await useCases.SendAsync(new SendOutgoing(id), ct);
    }
}
