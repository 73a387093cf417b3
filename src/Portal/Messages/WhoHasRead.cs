using Microsoft.EntityFrameworkCore;
using SmartPark.Kernel.Results;
using SmartPark.Kernel.Tenancy;
using SmartPark.Kernel.UseCases;

namespace SmartPark.Portal.Messages;

/// <summary>What the own tenant told people, newest first.</summary>
/// <param name="Paging">Which rows.</param>
[Permission(PortalPermissions.ReadReceipts)]
public sealed record FindSentMessages(Paging? Paging = null) : IQuery<Page<SentRow>>;

/// <summary>One telling.</summary>
/// <param name="BatchId">The telling; <see cref="WhoHasRead"/> takes it.</param>
/// <param name="Kind">What it was about.</param>
/// <param name="Title">Title in both languages.</param>
/// <param name="Url">Local path that opens what it is about.</param>
/// <param name="SentAt">When.</param>
/// <param name="Recipients">People told.</param>
public sealed record SentRow(Guid BatchId, string Kind, Kernel.Events.BothLanguages Title, string Url, DateTimeOffset SentAt, int Recipients);

internal sealed class FindSentMessagesHandler(PortalDb db, CallContext call) : IHandle<FindSentMessages, Page<SentRow>>
{
    public async Task<Result<Page<SentRow>>> Handle(FindSentMessages request, CancellationToken cancellationToken) =>
        await db.MessageBatches.Where(b => b.TenantId == call.Tenant).OrderByDescending(b => b.SentAt).ThenBy(b => b.Id)
            .Select(b => new SentRow(b.Id, b.Kind, new(b.TitleZh, b.TitleEn), b.Url, b.SentAt, b.Recipients)).ToPageAsync(request.Paging, cancellationToken);
}

/// <summary>Who has read one telling of the own tenant: counts for each tenant, names for the own people only.</summary>
/// <param name="BatchId">The telling.</param>
/// <remarks>Refusal: <c>message.not-found</c>, also for tellings of others.</remarks>
[Permission(PortalPermissions.ReadReceipts), PlatformWide("counts, over people of other tenants, the messages the own tenant sent; names of the own people only")]
public sealed record WhoHasRead(Guid BatchId) : IQuery<ReadReceipts>;

/// <summary>Receipts of one telling.</summary>
/// <param name="Title">Title in both languages.</param>
/// <param name="SentAt">When it was told.</param>
/// <param name="Recipients">People told.</param>
/// <param name="Read">People who read it.</param>
/// <param name="Tenants">The same for each tenant.</param>
/// <param name="OwnPeople">People of the own tenant, with the time they read it.</param>
public sealed record ReadReceipts(Kernel.Events.BothLanguages Title, DateTimeOffset SentAt, int Recipients, int Read, IReadOnlyList<TenantReceipt> Tenants, IReadOnlyList<PersonReceipt> OwnPeople);

/// <summary>Receipts of one tenant.</summary>
/// <param name="Tenant">The tenant.</param>
/// <param name="Recipients">People told.</param>
/// <param name="Read">People who read it.</param>
public sealed record TenantReceipt(TenantId Tenant, int Recipients, int Read);

/// <summary>Receipt of one person of the own tenant.</summary>
/// <param name="Name">Name.</param>
/// <param name="ReadAt">When it was read, or null.</param>
public sealed record PersonReceipt(string Name, DateTimeOffset? ReadAt);

internal sealed class WhoHasReadHandler(PortalDb db, CallContext call) : IHandle<WhoHasRead, ReadReceipts>
{
    public async Task<Result<ReadReceipts>> Handle(WhoHasRead request, CancellationToken cancellationToken)
    {
        var batch = await db.MessageBatches.AsNoTracking().SingleOrDefaultAsync(b => b.Id == request.BatchId && b.TenantId == call.Tenant, cancellationToken);
        if (batch is null) return new Refusal("message.not-found", nameof(request.BatchId));
        var told = db.Messages.Where(m => m.BatchId == batch.Id && m.FromTenant == call.Tenant);
        var tenants = await told.GroupBy(m => m.ForTenant).Select(g => new TenantReceipt(g.Key, g.Count(), g.Count(m => m.ReadAt != null))).ToListAsync(cancellationToken);
        var own = await told.Where(m => m.ForTenant == call.Tenant).OrderBy(m => m.PersonName).Take(1000).Select(m => new PersonReceipt(m.PersonName, m.ReadAt)).ToListAsync(cancellationToken);
        return new ReadReceipts(new(batch.TitleZh, batch.TitleEn), batch.SentAt, tenants.Sum(t => t.Recipients), tenants.Sum(t => t.Read), tenants, own);
    }
}
