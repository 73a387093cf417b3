using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SmartPark.Kernel.Tenancy;
using SmartPark.Workflows.Engine;
using SmartPark.Workflows.Expressions;

namespace SmartPark.Workflows.Instances;

/// <summary>State of an instance, as lists show it.</summary>
public enum ProcessState
{
    /// <summary>It runs.</summary>
    Active,

    /// <summary>It came to its end.</summary>
    Completed,

    /// <summary>It was ended: rejected, withdrawn or stopped.</summary>
    Terminated,
}

/// <summary>
/// A process instance: of the tenant whose process it is and, when another started it, of that one too. Its version is what makes the second of two who act at once lose.
/// </summary>
internal sealed class ProcessInstance : ITwoPartyOwned, IVersioned
{
    /// <summary>Characters the kept state may have.</summary>
    public const int MostState = 1_000_000;

    public Guid Id { get; private set; } = Guid.CreateVersion7();

    public TenantId ProviderId { get; init; }

    public TenantId? ConsumerId { get; init; }

    public long Version { get; private set; }

    /// <summary>The version of the process it runs on.</summary>
    public Guid DefinitionId { get; private set; }

    public string Key { get; init; } = "";

    public string ProcessName { get; init; } = "";

    public string Title { get; init; } = "";

    /// <summary>What it is about in another module, <c>article:id</c>: messages find it by this, and no second instance of a process runs for the same one. Empty when nothing.</summary>
    public string Subject { get; init; } = "";

    public ProcessState State { get; private set; }

    /// <summary>How it ended: done, rejected, withdrawn, or a word of the process; empty while it runs.</summary>
    public string Outcome { get; private set; } = "";

    public bool Suspended { get; private set; }

    /// <summary>Some token stands still because something went wrong.</summary>
    public bool HasIncident { get; private set; }

    /// <summary>Scopes, tokens and waits: see <see cref="InstanceJson"/>.</summary>
    public string Tokens { get; private set; } = "{}";

    /// <summary>Lines of its trail.</summary>
    public int Acts { get; set; }

    public PersonId StartedBy { get; init; }

    public string StartedByName { get; init; } = "";

    public TenantId StartedIn { get; init; }

    /// <summary>Of a called process: the instance that called it.</summary>
    public Guid? CalledBy { get; init; }

    /// <summary>Of a called process: the token that waits for it.</summary>
    public int CalledByToken { get; init; }

    public DateTimeOffset StartedAt { get; init; }

    public DateTimeOffset? EndedAt { get; private set; }

    /// <summary>Set by <see cref="On"/>; the version an instance runs on changes only by moving it.</summary>
    public ProcessInstance On(Guid definition)
    {
        DefinitionId = definition;
        return this;
    }

    public Instance Read() => Tokens == "{}" ? new() : InstanceJson.Read(Tokens);

    /// <summary>Keeps the state after a step; false when it is larger than an instance may be.</summary>
    public bool Keep(Instance state, string ended, DateTimeOffset now)
    {
        Tokens = InstanceJson.Write(state);
        HasIncident = state.Tokens.Exists(t => t.State == TokenState.Incident);
        Suspended = state.Suspended;
        State = state.State switch { InstanceState.Active => ProcessState.Active, InstanceState.Completed => ProcessState.Completed, _ => ProcessState.Terminated };
        if (State == ProcessState.Active) (EndedAt, Outcome) = (null, "");
        else (EndedAt, Outcome) = (EndedAt ?? now, Word(state, ended));
        return Tokens.Length <= MostState;
    }

    /// <summary>The variable <c>outcome</c>, when the process sets one, says how it ended.</summary>
    private static string Word(Instance state, string ended)
    {
        if (ended.Length > 0) return ended.Length > 40 ? ended[..40] : ended;
        return state.Scopes.Find(s => s.Owner == 0)?.Variables.GetValueOrDefault("outcome") is { Kind: ValueKind.Text } word && word.Text.Length is > 0 and <= 40 ? word.Text : "done";
    }
}

internal sealed class InstanceMapping : IEntityTypeConfiguration<ProcessInstance>
{
    public void Configure(EntityTypeBuilder<ProcessInstance> builder)
    {
        builder.ToTable("Instances").HasKey(i => i.Id);
        builder.Property(i => i.Id).ValueGeneratedNever();
        builder.Property(i => i.Key).HasMaxLength(60);
        builder.Property(i => i.ProcessName).HasMaxLength(100);
        builder.Property(i => i.Title).HasMaxLength(200);
        builder.Property(i => i.Subject).HasMaxLength(100);
        builder.Property(i => i.Outcome).HasMaxLength(40);
        builder.Property(i => i.StartedByName).HasMaxLength(100);
        builder.HasIndex(i => new { i.ProviderId, i.State, i.StartedAt });
        builder.HasIndex(i => new { i.StartedBy, i.StartedAt });
        builder.HasIndex(i => i.DefinitionId);
        builder.HasIndex(i => new { i.ProviderId, i.Subject });
        builder.HasIndex(i => i.CalledBy);
    }
}
