using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SmartPark.Kernel.Events;
using SmartPark.Kernel.Results;
using SmartPark.Kernel.Sheets;
using SmartPark.Kernel.Tenancy;

namespace SmartPark.Identity.Imports;

/// <summary>What a file brings.</summary>
public enum ImportKind
{
    /// <summary>Enterprises of a park: each row becomes a tenant.</summary>
    Enterprises,

    /// <summary>People of a tenant: each row becomes an invitation.</summary>
    People,
}

/// <summary>Where an import stands.</summary>
public enum ImportState
{
    /// <summary>Read; rows have problems: nothing can be taken over.</summary>
    Faulty,

    /// <summary>Read without a problem, waiting for the word.</summary>
    Ready,

    /// <summary>Being taken over.</summary>
    Running,

    /// <summary>Taken over whole.</summary>
    Done,

    /// <summary>Cancelled: nothing was taken over.</summary>
    Cancelled,

    /// <summary>It met a problem when taken over: nothing was taken over.</summary>
    Failed,
}

/// <summary>One file on its way in. Rows become visible all together, or none does.</summary>
internal sealed class ImportRun : Entity, ITenantOwned, IVersioned
{
    private ImportRun()
    {
    }

    public Guid Id { get; private init; }

    public TenantId TenantId { get; private init; }

    public ImportKind Kind { get; private init; }

    public ImportState State { get; private set; }

    public string FileName { get; private init; } = "";

    public int RowCount { get; private init; }

    public int ProblemCount { get; private set; }

    /// <summary>The checked rows as JSON; emptied when the run has ended.</summary>
    public string Rows { get; private set; } = "";

    /// <summary>The first problems as JSON.</summary>
    public string Problems { get; private set; } = "";

    public PersonId? StartedBy { get; private init; }

    public DateTimeOffset CreatedAt { get; private init; }

    public DateTimeOffset? EndedAt { get; private set; }

    public string? Failure { get; private set; }

    public long Version { get; private set; }

    public static ImportRun Preview(TenantId tenant, ImportKind kind, string fileName, (int Rows, int Problems, string RowsJson, string ProblemsJson) read, PersonId? by, DateTimeOffset now) => new()
    {
        Id = Guid.CreateVersion7(),
        TenantId = tenant,
        Kind = kind,
        FileName = fileName,
        RowCount = read.Rows,
        ProblemCount = read.Problems,
        Rows = read.RowsJson,
        Problems = read.ProblemsJson,
        State = read.Problems > 0 || read.Rows == 0 ? ImportState.Faulty : ImportState.Ready,
        StartedBy = by,
        CreatedAt = now,
    };

    public Result<Done> Start()
    {
        if (State != ImportState.Ready) return new Refusal(State == ImportState.Faulty ? "import.faulty" : "import.not-ready");
        State = ImportState.Running;
        Raise(new ImportStarted(Id, TenantId));
        return Result.Done;
    }

    /// <summary>The rows that were kept with the preview.</summary>
    public ImportSheet<T> Read<T>() => JsonSerializer.Deserialize<ImportSheet<T>>(Rows)!;

    /// <summary>Writes down what the database said to the rows when they were taken over.</summary>
    public void Meet(IReadOnlyList<ImportProblem> problems) =>
        (ProblemCount, Problems) = (problems.Count, JsonSerializer.Serialize(problems.Take(SheetPreview<object>.MostProblems)));

    public void End(ImportState state, string? failure, DateTimeOffset now) => (State, Failure, EndedAt, Rows) = (state, failure, now, "");
}

/// <summary>An import was given the word; it runs in the background.</summary>
/// <param name="ImportId">The import.</param>
/// <param name="InTenant">Whose.</param>
[EventName("identity.import-started.v1")]
public sealed record ImportStarted(Guid ImportId, TenantId InTenant) : IEvent
{
    /// <inheritdoc/>
    public TenantId? Tenant => InTenant;
}

internal sealed class ImportRunMapping : IEntityTypeConfiguration<ImportRun>
{
    public void Configure(EntityTypeBuilder<ImportRun> builder)
    {
        builder.ToTable("ImportRuns").HasKey(r => r.Id);
        builder.Property(r => r.Id).ValueGeneratedNever();
        builder.Property(r => r.FileName).HasMaxLength(200);
        builder.Property(r => r.Failure).HasMaxLength(400);
        builder.HasIndex(r => new { r.TenantId, r.CreatedAt });
    }
}
