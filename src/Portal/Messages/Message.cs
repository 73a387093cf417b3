using SmartPark.Kernel.Events;
using SmartPark.Kernel.Tenancy;

namespace SmartPark.Portal.Messages;

/// <summary>What one person was told.</summary>
internal sealed class Message : IPersonOwned
{
    private Message() { }

    public Guid Id { get; private init; } = Guid.CreateVersion7();

    public PersonId PersonId { get; private init; }

    /// <summary>All messages of one request share it; with the person it is unique, so that nobody is told twice.</summary>
    public Guid BatchId { get; private init; }

    /// <summary>The tenant it comes from.</summary>
    public TenantId FromTenant { get; private init; }

    /// <summary>The tenant for which the person was told.</summary>
    public TenantId ForTenant { get; private init; }

    public string PersonName { get; private init; } = "";

    public string Kind { get; private init; } = "";

    public string TitleZh { get; private init; } = "";

    public string TitleEn { get; private init; } = "";

    public string BodyZh { get; private init; } = "";

    public string BodyEn { get; private init; } = "";

    public string Url { get; private init; } = "";

    public bool Important { get; private init; }

    public DateTimeOffset At { get; private init; }

    public DateTimeOffset? ReadAt { get; private set; }

    public bool Archived { get; private set; }

    public static Message To(MessageRecipient to, Guid batch, MessageRequested asked, DateTimeOffset now) => new()
    {
        PersonId = to.Person,
        BatchId = batch,
        FromTenant = asked.Tenant ?? TenantId.Platform,
        ForTenant = to.Tenant,
        PersonName = Cut(to.Name, 200),
        Kind = Cut(asked.Kind, 60),
        TitleZh = Cut(asked.Title.Zh, 200),
        TitleEn = Cut(asked.Title.En, 200),
        BodyZh = Cut(asked.Body.Zh, 2000),
        BodyEn = Cut(asked.Body.En, 2000),
        Url = IsLocal(asked.Url) ? asked.Url : "/",
        Important = asked.Important,
        At = now,
    };

    public void Read(DateTimeOffset now) => ReadAt ??= now;

    public void Archive(bool archived) => Archived = archived;

    private static string Cut(string text, int max) => text.Length <= max ? text : text[..(max - 1)] + "…";

    private static bool IsLocal(string url) => url.Length <= 300 && url.StartsWith('/') && !url.StartsWith("//", StringComparison.Ordinal) && !url.Contains('\\', StringComparison.Ordinal);
}

/// <summary>One telling as its sender keeps it.</summary>
internal sealed class MessageBatch : ITenantOwned
{
    private MessageBatch() { }

    public Guid Id { get; private init; }

    public TenantId TenantId { get; private init; }

    public string Kind { get; private init; } = "";

    public string TitleZh { get; private init; } = "";

    public string TitleEn { get; private init; } = "";

    public string Url { get; private init; } = "";

    public DateTimeOffset SentAt { get; private init; }

    public int Recipients { get; private init; }

    public static MessageBatch Of(Message sample, int recipients) => new()
    {
        Id = sample.BatchId,
        TenantId = sample.FromTenant,
        Kind = sample.Kind,
        TitleZh = sample.TitleZh,
        TitleEn = sample.TitleEn,
        Url = sample.Url,
        SentAt = sample.At,
        Recipients = recipients,
    };
}
