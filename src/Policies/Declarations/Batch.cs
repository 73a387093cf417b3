using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SmartPark.Kernel.Codes;
using SmartPark.Kernel.Results;
using SmartPark.Kernel.Tenancy;
using SmartPark.Policies.Library;

namespace SmartPark.Policies.Declarations;

/// <summary>Where a batch stands on a day.</summary>
public enum BatchState
{
    /// <summary>Its window opens later.</summary>
    Upcoming,

    /// <summary>Enterprises declare.</summary>
    Open,

    /// <summary>The window is past, or it was closed.</summary>
    Closed,
}

/// <summary>A round in which enterprises declare for a policy; its keeper writes it, the readers of the policy read it.</summary>
internal sealed class Batch : IPublished, IVersioned
{
    public Guid Id { get; private set; } = Guid.CreateVersion7();

    public TenantId TenantId { get; init; }

    public string Audience { get; private set; } = "";

    public bool Visible { get; private set; }

    public long Version { get; private set; }

    public Guid PolicyId { get; init; }

    public string PolicyTitle { get; init; } = "";

    public string Name { get; private set; } = "";

    /// <summary>First and last day, in China.</summary>
    public DateOnly Opens { get; private set; }

    public DateOnly Closes { get; private set; }

    public int PublicityDays { get; private set; }

    public long? BudgetFen { get; private set; }

    /// <summary>The check list, see <see cref="MaterialLines"/>.</summary>
    public string Materials { get; private set; } = "";

    public DateTimeOffset ChangedAt { get; private set; }

    public DateTimeOffset? ClosedAt { get; private set; }

    public static Batch Open(Policy policy, BatchContent content, DateTimeOffset now)
    {
        var batch = new Batch { TenantId = policy.TenantId, PolicyId = policy.Id, PolicyTitle = policy.Title, Audience = policy.Audience, Visible = true };
        batch.Change(content, now);
        return batch;
    }

    public void Change(BatchContent content, DateTimeOffset now)
    {
        (Name, Opens, Closes, PublicityDays, ChangedAt) = (content.Name.Trim(), content.Opens, content.Closes, content.PublicityDays, now);
        BudgetFen = content.Budget is { } budget && Money.TryCreate(budget, Currency.Cny, out var money) ? money.Minor : null;
        Materials = MaterialLines.Write(content.Checklist);
    }

    /// <summary>No more declarations; those that run go on. A second time changes nothing.</summary>
    public void Close(DateTimeOffset now) => ClosedAt ??= now;

    public BatchState StateOn(DateOnly day) => ClosedAt is not null || day > Closes ? BatchState.Closed : day < Opens ? BatchState.Upcoming : BatchState.Open;

    /// <summary>Why nobody may declare on a day; null when one may.</summary>
    public Refusal? RefusalOn(DateOnly day) => StateOn(day) switch
    {
        BatchState.Upcoming => Refusal.With("declaration.not-open", null, PolicyWords.Iso(Opens), PolicyWords.Iso(Closes)),
        BatchState.Closed => Refusal.With("declaration.closed", null, PolicyWords.Iso(Opens), PolicyWords.Iso(Closes)),
        _ => null,
    };

    public BatchContent Content() => new(Name, Opens, Closes, MaterialLines.Read(Materials), PublicityDays, BudgetFen / 100m);
}

/// <summary>A check list in one column, a line each: ! and the name when it is required, - and the name when not.</summary>
internal static class MaterialLines
{
    public static string Write(IEnumerable<MaterialItem> items) => string.Join('\n', items.Select(i => (i.Required ? "!" : "-") + i.Name.Trim()));

    public static IReadOnlyList<MaterialItem> Read(string lines) => [.. lines.Split('\n', StringSplitOptions.RemoveEmptyEntries).Where(l => l.Length > 1).Select(l => new MaterialItem(l[1..], l[0] == '!'))];
}

internal sealed class BatchMapping : IEntityTypeConfiguration<Batch>
{
    public void Configure(EntityTypeBuilder<Batch> builder)
    {
        builder.ToTable("Batches").HasKey(b => b.Id);
        builder.Property(b => b.Id).ValueGeneratedNever();
        builder.Property(b => b.Audience).HasMaxLength(2000);
        builder.Property(b => b.PolicyTitle).HasMaxLength(200);
        builder.Property(b => b.Name).HasMaxLength(BatchContent.LongestName);
        builder.Property(b => b.Materials).HasMaxLength(4000);
        builder.HasIndex(b => new { b.TenantId, b.ChangedAt });
        builder.HasIndex(b => new { b.PolicyId, b.Visible });
    }
}
