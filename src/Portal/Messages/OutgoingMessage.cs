using SmartPark.Kernel.Tenancy;

namespace SmartPark.Portal.Messages;

/// <summary>The ways out of the house.</summary>
public enum MessageWay
{
    /// <summary>E-mail by SMTP (RFC 5321).</summary>
    Email,

    /// <summary>Signed HTTP request (Standard Webhooks 1.0).</summary>
    Webhook,
}

/// <summary>A message on its way out by e-mail or webhook, with back-off; parked when tries ran out.</summary>
internal sealed class OutgoingMessage : IPersonOwned
{
    /// <summary>Seconds to wait after each failed try: the schedule the Standard Webhooks specification recommends.</summary>
    public static readonly IReadOnlyList<int> Waits = [5, 300, 1800, 7200, 18_000, 36_000, 50_400, 72_000, 86_400];

    private OutgoingMessage() { }

    public Guid Id { get; private init; } = Guid.CreateVersion7();

    public PersonId PersonId { get; private init; }

    public Guid MessageId { get; private init; }

    public MessageWay Way { get; private init; }

    /// <summary>E-mail address; empty for webhooks, whose address is the person's setting of the moment.</summary>
    public string Address { get; private init; } = "";

    public string Culture { get; private init; } = "";

    public DateTimeOffset DueAt { get; private set; }

    public int Attempts { get; private set; }

    public DateTimeOffset? SentAt { get; private set; }

    public DateTimeOffset? ParkedAt { get; private set; }

    public string? Error { get; private set; }

    public static OutgoingMessage Of(Message message, MessageWay way, string address, string culture, DateTimeOffset due) =>
        new() { PersonId = message.PersonId, MessageId = message.Id, Way = way, Address = address, Culture = culture.Length > 20 ? "zh-CN" : culture, DueAt = due };

    public void Sent(DateTimeOffset now) => (SentAt, Error, Attempts) = (now, null, Attempts + 1);

    public void Failed(string error, bool forGood, DateTimeOffset now)
    {
        Error = error.Length > 500 ? error[..500] : error;
        Attempts++;
        if (forGood || Attempts > Waits.Count) ParkedAt = now;
        else DueAt = now + TimeSpan.FromSeconds(Waits[Attempts - 1]);
    }

    public void Retry(DateTimeOffset now) => (ParkedAt, Attempts, DueAt) = (null, 0, now);
}
