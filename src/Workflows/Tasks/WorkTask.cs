using SmartPark.Kernel.Results;
using SmartPark.Kernel.Tenancy;

namespace SmartPark.Workflows.Tasks;

/// <summary>State of a task.</summary>
public enum TaskState
{
    /// <summary>It waits for somebody.</summary>
    Open,

    /// <summary>It waits for another task to be done first: signers added before it, or it was added after another.</summary>
    Waiting,

    /// <summary>It was decided.</summary>
    Done,

    /// <summary>The process went on without it.</summary>
    Cancelled,
}

/// <summary>What somebody said to a task.</summary>
public enum Decision
{
    /// <summary>同意.</summary>
    Approve,

    /// <summary>驳回.</summary>
    Reject,

    /// <summary>Done, where nothing is to be approved.</summary>
    Complete,
}

/// <summary>How a signer was added to a task (加签).</summary>
public enum AddedAs
{
    /// <summary>Not added: the process asked.</summary>
    None,

    /// <summary>前加签: signs before the one who added him.</summary>
    Before,

    /// <summary>后加签: signs after the one who added him.</summary>
    After,

    /// <summary>并行加签: signs beside him.</summary>
    Beside,
}

/// <summary>A task of a person or of a role: one or more a token that stands in a user task. Its parties are the tenant whose process it is and the one whose people do it.</summary>
internal sealed class WorkTask : ITwoPartyOwned, IVersioned
{
    public Guid Id { get; private set; } = Guid.CreateVersion7();

    public TenantId ProviderId { get; init; }

    /// <summary>The tenant whose people do it, when that is another.</summary>
    public TenantId? ConsumerId { get; init; }

    public long Version { get; private set; }

    public Guid InstanceId { get; init; }

    public int Token { get; init; }

    public string Node { get; set; } = "";

    public string Name { get; set; } = "";

    public string Key { get; init; } = "";

    public string ProcessName { get; init; } = "";

    public string Title { get; init; } = "";

    public string StarterName { get; init; } = "";

    /// <summary>The tenant whose people it is for: the list of one party never shows tasks of the other.</summary>
    public TenantId For { get; init; }

    /// <summary>The person; null while it is the role's.</summary>
    public PersonId? Assignee { get; private set; }

    public string AssigneeName { get; private set; } = "";

    /// <summary>The role whose people may take it; empty when it is a person's.</summary>
    public string Role { get; init; } = "";

    /// <summary>Why it is theirs, <c>kind|what</c>: the rule, or who handed it on.</summary>
    public string Why { get; private set; } = "";

    /// <summary>委托: the person whose stand-in the assignee is.</summary>
    public PersonId? OnBehalfOf { get; private set; }

    public string OnBehalfOfName { get; private set; } = "";

    /// <summary>委派: the person it comes back to.</summary>
    public PersonId? Owner { get; private set; }

    public string OwnerName { get; private set; } = "";

    public AddedAs Added { get; init; }

    /// <summary>Of an added signer: the task he was added to.</summary>
    public Guid? AddedTo { get; init; }

    /// <summary>Signed and done by a form's button: approve and reject, or complete.</summary>
    public bool Votes { get; init; }

    public TaskState State { get; private set; }

    public Decision? Decided { get; private set; }

    public DateTimeOffset At { get; init; }

    public DateTimeOffset? DueAt { get; init; }

    /// <summary>When the assignee is reminded; null when not, or it was done.</summary>
    public DateTimeOffset? RemindAt { get; set; }

    /// <summary>Set once the due time was acted upon.</summary>
    public bool OverdueTold { get; set; }

    public DateTimeOffset? UrgedAt { get; set; }

    public DateTimeOffset? DoneAt { get; private set; }

    public PersonId? DoneBy { get; private set; }

    public bool IsOpen => State is TaskState.Open or TaskState.Waiting;

    /// <summary>True when the person may act on it: his, his as the one he stands in for, or his role's.</summary>
    public bool IsFor(PersonId person, IReadOnlyCollection<string> roles) =>
        Assignee is { } one ? one == person || OnBehalfOf == person : Role.Length > 0 && roles.Contains(Role);

    public WorkTask Given(PersonId? person, string name, string why)
    {
        (Assignee, AssigneeName, Why) = (person, name, why);
        return this;
    }

    public WorkTask StoodInFor(PersonId person, string name)
    {
        (OnBehalfOf, OnBehalfOfName) = (person, name);
        return this;
    }

    public WorkTask Waits()
    {
        State = TaskState.Waiting;
        return this;
    }

    /// <summary>What it waited for is done.</summary>
    public void Open() => State = State == TaskState.Waiting ? TaskState.Open : State;

    /// <summary>转办: it is another's from now on.</summary>
    public Refusal? Transfer(PersonId person, string name, string by)
    {
        if (NotNow() is { } refusal) return refusal;
        (OnBehalfOf, OnBehalfOfName) = (null, "");
        Given(person, name, "transferred|" + by);
        return null;
    }

    /// <summary>委派: another works on it, and it comes back for the final word.</summary>
    public Refusal? Delegate(PersonId by, string byName, PersonId person, string name)
    {
        if (NotNow() is { } refusal) return refusal;
        (Owner, OwnerName) = (by, byName);
        Given(person, name, "delegated|" + byName);
        return null;
    }

    /// <summary>What was delegated comes back to who delegated it.</summary>
    public Refusal? Resolve()
    {
        if (State != TaskState.Open) return new("task.gone");
        if (Owner is not { } owner) return new("task.not-delegated");
        var from = AssigneeName;
        Given(owner, OwnerName, "resolved|" + from);
        (Owner, OwnerName) = (null, "");
        return null;
    }

    public Refusal? Decide(Decision decision, PersonId? by, DateTimeOffset now)
    {
        if (NotNow() is { } refusal) return refusal;
        (State, Decided, DoneBy, DoneAt) = (TaskState.Done, decision, by, now);
        return null;
    }

    public void Cancel(DateTimeOffset now) => (State, DoneAt) = IsOpen ? (TaskState.Cancelled, now) : (State, DoneAt);

    /// <summary>Why nobody may decide or hand it on just now.</summary>
    public Refusal? NotNow() => State switch
    {
        TaskState.Waiting => new("task.waits"),
        TaskState.Open => Owner is null ? null : new Refusal("task.delegated"),
        _ => new("task.gone"),
    };
}
