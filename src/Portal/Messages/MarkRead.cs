using Microsoft.EntityFrameworkCore;
using SmartPark.Kernel.Results;
using SmartPark.Kernel.Tenancy;
using SmartPark.Kernel.UseCases;

namespace SmartPark.Portal.Messages;

/// <summary>Marks one of the caller's messages as read; the sender sees it among its receipts.</summary>
/// <param name="MessageId">The message.</param>
/// <remarks>Refusal: <c>message.not-found</c>.</remarks>
[Permission(Permission.SignedIn)]
public sealed record MarkRead(Guid MessageId) : ICommand;

internal sealed class MarkReadHandler(PortalDb db, CallContext call, TimeProvider clock) : IHandle<MarkRead, Done>
{
    public async Task<Result<Done>> Handle(MarkRead request, CancellationToken cancellationToken)
    {
        var message = await db.Messages.SingleOrDefaultAsync(m => m.Id == request.MessageId && m.PersonId == call.Person, cancellationToken);
        if (message is null) return new Refusal("message.not-found", nameof(request.MessageId));
        message.Read(clock.GetUtcNow());
        return Result.Done;
    }
}

/// <summary>Marks all of the caller's messages as read.</summary>
/// <returns>Number of messages marked.</returns>
[Permission(Permission.SignedIn)]
public sealed record MarkAllRead : ICommand<int>;

internal sealed class MarkAllReadHandler(PortalDb db, CallContext call, TimeProvider clock) : IHandle<MarkAllRead, int>
{
    public async Task<Result<int>> Handle(MarkAllRead request, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        return await db.Messages.Where(m => m.PersonId == call.Person && m.ReadAt == null).ExecuteUpdateAsync(m => m.SetProperty(x => x.ReadAt, (DateTimeOffset?)now), cancellationToken);
    }
}

/// <summary>Puts one of the caller's messages into the archive, or takes it out.</summary>
/// <param name="MessageId">The message.</param>
/// <param name="Archived">True to put it in.</param>
/// <remarks>Refusal: <c>message.not-found</c>.</remarks>
[Permission(Permission.SignedIn)]
public sealed record ArchiveMessage(Guid MessageId, bool Archived = true) : ICommand;

internal sealed class ArchiveMessageHandler(PortalDb db, CallContext call) : IHandle<ArchiveMessage, Done>
{
    public async Task<Result<Done>> Handle(ArchiveMessage request, CancellationToken cancellationToken)
    {
        var message = await db.Messages.SingleOrDefaultAsync(m => m.Id == request.MessageId && m.PersonId == call.Person, cancellationToken);
        if (message is null) return new Refusal("message.not-found", nameof(request.MessageId));
        message.Archive(request.Archived);
        return Result.Done;
    }
}
