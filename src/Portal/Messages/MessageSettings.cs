using SmartPark.Kernel.Tenancy;

namespace SmartPark.Portal.Messages;

/// <summary>How one person wants to be told: quiet hours and a webhook.</summary>
internal sealed class MessageSettings : IPersonOwned
{
    public const string China = "Asia/Shanghai";

    private MessageSettings() { }

    public PersonId PersonId { get; private init; }

    /// <summary>Minutes after midnight; null for no quiet hours.</summary>
    public int? QuietFrom { get; private set; }

    public int? QuietTo { get; private set; }

    public string Zone { get; private set; } = China;

    public string? WebhookUrl { get; private set; }

    /// <summary>The signing secret, encrypted with the installation's keys.</summary>
    public string? WebhookSecret { get; private set; }

    public static MessageSettings For(PersonId person) => new() { PersonId = person };

    public void Quiet(TimeOnly? from, TimeOnly? to, string zone) => (QuietFrom, QuietTo, Zone) = (Minutes(from), Minutes(to), zone);

    public void Hook(string? url, string? secret) => (WebhookUrl, WebhookSecret) = (url, secret);

    /// <summary>When a message of now may leave by e-mail or webhook: now, or the end of the quiet hours.</summary>
    public DateTimeOffset NotBefore(DateTimeOffset now)
    {
        if (QuietFrom is not { } from || QuietTo is not { } to || from == to) return now;
        var local = TimeZoneInfo.ConvertTime(now, ZoneOf(Zone)!);
        var minute = local.Hour * 60 + local.Minute;
        var quiet = from < to ? minute >= from && minute < to : minute >= from || minute < to;
        if (!quiet) return now;
        var end = local.Date.AddMinutes(to).AddDays(minute < to ? 0 : 1);
        return new DateTimeOffset(end, ZoneOf(Zone)!.GetUtcOffset(end)).ToUniversalTime();
    }

    /// <summary>A time zone of the IANA database, or null.</summary>
    public static TimeZoneInfo? ZoneOf(string id) => TimeZoneInfo.TryFindSystemTimeZoneById(id, out var zone) ? zone : null;

    private static int? Minutes(TimeOnly? time) => time is { } t ? t.Hour * 60 + t.Minute : null;
}

/// <summary>By which ways, besides the message centre, one person is told of one kind of thing.</summary>
internal sealed class MessagePreference : IPersonOwned
{
    private MessagePreference() { }

    public PersonId PersonId { get; private init; }

    public string Kind { get; private init; } = "";

    public bool Email { get; private set; }

    public bool Webhook { get; private set; }

    public static MessagePreference For(PersonId person, string kind) => new() { PersonId = person, Kind = kind };

    public void Choose(bool email, bool webhook) => (Email, Webhook) = (email, webhook);
}
