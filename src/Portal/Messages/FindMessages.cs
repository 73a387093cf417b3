using System.Globalization;
using Microsoft.EntityFrameworkCore;
using SmartPark.Kernel.Results;
using SmartPark.Kernel.Tenancy;
using SmartPark.Kernel.UseCases;

namespace SmartPark.Portal.Messages;

/// <summary>The caller's own messages, newest first.</summary>
/// <param name="Unread">True: only those not read.</param>
/// <param name="Kind">Only of this kind, or null.</param>
/// <param name="Archived">True: the archive instead of the centre.</param>
/// <param name="Paging">Which rows.</param>
[Permission(Permission.SignedIn)]
public sealed record FindMessages(bool Unread = false, string? Kind = null, bool Archived = false, Paging? Paging = null) : IQuery<Page<MessageRow>>;

/// <summary>One message.</summary>
/// <param name="MessageId">The message.</param>
/// <param name="Kind">What it is about.</param>
/// <param name="Title">Title in both languages.</param>
/// <param name="Body">Plain text in both languages.</param>
/// <param name="Url">Local path that opens what it is about.</param>
/// <param name="Important">True when quiet hours do not hold it back.</param>
/// <param name="FromTenant">The tenant it comes from.</param>
/// <param name="At">When it was told.</param>
/// <param name="ReadAt">When it was read, or null.</param>
public sealed record MessageRow(
    Guid MessageId, string Kind, Kernel.Events.BothLanguages Title, Kernel.Events.BothLanguages Body, string Url, bool Important, TenantId FromTenant, DateTimeOffset At, DateTimeOffset? ReadAt)
{
    /// <summary>The title in the current language.</summary>
    public string TitleHere => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "en" ? Title.En : Title.Zh;

    /// <summary>The text in the current language.</summary>
    public string BodyHere => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "en" ? Body.En : Body.Zh;
}

internal sealed class FindMessagesHandler(PortalDb db, CallContext call) : IHandle<FindMessages, Page<MessageRow>>
{
    public async Task<Result<Page<MessageRow>>> Handle(FindMessages request, CancellationToken cancellationToken)
    {
        var found = db.Messages.Where(m => m.PersonId == call.Person && m.Archived == request.Archived);
        if (request.Unread) found = found.Where(m => m.ReadAt == null);
        if (request.Kind is { Length: > 0 } kind) found = found.Where(m => m.Kind == kind);
        return await found.OrderByDescending(m => m.At).ThenByDescending(m => m.Id)
            .Select(m => new MessageRow(m.Id, m.Kind, new(m.TitleZh, m.TitleEn), new(m.BodyZh, m.BodyEn), m.Url, m.Important, m.FromTenant, m.At, m.ReadAt))
            .ToPageAsync(request.Paging, cancellationToken);
    }
}

/// <summary>Number of the caller's unread messages.</summary>
[Permission(Permission.SignedIn)]
public sealed record CountUnread : IQuery<int>;

internal sealed class CountUnreadHandler(PortalDb db, CallContext call) : IHandle<CountUnread, int>
{
    public async Task<Result<int>> Handle(CountUnread request, CancellationToken cancellationToken) =>
        await db.Messages.CountAsync(m => m.PersonId == call.Person && m.ReadAt == null && !m.Archived, cancellationToken);
}
