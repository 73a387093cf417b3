using System.Diagnostics;
using System.Reflection;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SmartPark.Kernel.Tenancy;

namespace SmartPark.Kernel.Events;

/// <summary>An event waiting for delivery, stored in the transaction that made it happen.</summary>
internal sealed class OutboxMessage : IKernelOwned
{
    public Guid Id { get; private init; } = Guid.CreateVersion7();

    public string Name { get; private init; } = "";

    public string Payload { get; private init; } = "";

    public TenantId? TenantId { get; private init; }

    public string? TraceParent { get; private init; }

    public int Attempts { get; set; }

    public DateTimeOffset? NextAttemptAt { get; set; }

    public DateTimeOffset? DeliveredAt { get; set; }

    /// <summary>Set when attempts ran out: it waits for an operator.</summary>
    public DateTimeOffset? ParkedAt { get; set; }

    public string? Error { get; set; }

    public static OutboxMessage Of(IEvent happened, DataScope scope) => new()
    {
        Name = NameOf(happened.GetType()),
        Payload = JsonSerializer.Serialize(happened, happened.GetType(), JsonSerializerOptions.Web),
        TenantId = happened.Tenant ?? (scope.Tenant == Tenancy.TenantId.None ? null : scope.Tenant),
        TraceParent = Activity.Current?.Id,
    };

    public static string NameOf(Type type) =>
        type.GetCustomAttribute<EventNameAttribute>()?.Name ?? throw new InvalidOperationException($"{type.FullName} has no [EventName]");
}

internal sealed class OutboxMapping : IEntityTypeConfiguration<OutboxMessage>
{
    public void Configure(EntityTypeBuilder<OutboxMessage> builder)
    {
        builder.ToTable("Outbox").HasKey(m => m.Id);
        builder.Property(m => m.Id).ValueGeneratedNever();
        builder.Property(m => m.Name).HasMaxLength(120);
        builder.Property(m => m.TraceParent).HasMaxLength(80);
        builder.Property(m => m.Error).HasMaxLength(2000);
        builder.HasIndex(m => new { m.DeliveredAt, m.ParkedAt, m.NextAttemptAt });
    }
}

/// <summary>Proof that a handler's effect of an event is stored: written in the same transaction as the effect.</summary>
internal sealed class InboxEntry : IKernelOwned
{
    public Guid EventId { get; init; }

    public string Handler { get; init; } = "";

    public DateTimeOffset HandledAt { get; init; }
}

internal sealed class InboxMapping : IEntityTypeConfiguration<InboxEntry>
{
    public void Configure(EntityTypeBuilder<InboxEntry> builder)
    {
        builder.ToTable("Inbox").HasKey(e => new { e.EventId, e.Handler });
        builder.Property(e => e.Handler).HasMaxLength(200);
    }
}
