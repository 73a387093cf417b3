using SmartPark.Kernel.Events;
using SmartPark.Kernel.Results;
using SmartPark.Kernel.Tenancy;

namespace SmartPark.Policies.Library;

/// <summary>A policy of the operator or of a park. It says no by a refusal and records what happened.</summary>
internal sealed class Policy : Entity, IPublished, IVersioned
{
    public Guid Id { get; private set; } = Guid.CreateVersion7();

    public TenantId TenantId { get; private set; }

    public string Audience { get; private set; } = Kernel.Tenancy.Audience.Everyone;

    public bool Visible { get; private set; }

    public long Version { get; private set; }

    public PolicyState State { get; private set; }

    /// <summary>The number a collection gave it (BJ-001); imports find it again by it.</summary>
    public string? Reference { get; private set; }

    public string Title { get; private set; } = "";

    public string Subtitle { get; private set; } = "";

    public PolicyLevel Level { get; private set; }

    public string Issuer { get; private set; } = "";

    public string DocumentNumber { get; private set; } = "";

    public DateOnly? PublishedOn { get; private set; }

    public DateOnly? ValidFrom { get; private set; }

    public DateOnly? ValidUntil { get; private set; }

    public string TimeText { get; private set; } = "";

    public string Chapter { get; private set; } = "";

    public string ToolClass { get; private set; } = "";

    public string Basis { get; private set; } = "";

    public string Target { get; private set; } = "";

    public string Content { get; private set; } = "";

    public string Conditions { get; private set; } = "";

    public string Process { get; private set; } = "";

    public string Contact { get; private set; } = "";

    public string Source { get; private set; } = "";

    public string SourceUrl { get; private set; } = "";

    public string Interpretation { get; private set; } = "";

    /// <summary>One file a line: id, space, name.</summary>
    public string FileLines { get; private set; } = "";

    public bool Important { get; private set; }

    public Guid? SupersededById { get; private set; }

    public DateOnly? SupersededOn { get; private set; }

    public string WithdrawnBecause { get; private set; } = "";

    public DateTimeOffset ChangedAt { get; private set; }

    public DateTimeOffset? ShownSince { get; private set; }

    public DateTimeOffset? PushedAt { get; private set; }

    /// <summary>A method, because the mapping would take a property of records for a table.</summary>
    public IReadOnlyList<PolicyFile> Files() => PolicyFiles.Read(FileLines);

    public PolicyReach Reach => Audience == Kernel.Tenancy.Audience.Everyone ? PolicyReach.Everyone : PolicyReach.OwnPark;

    public static Policy Write(TenantId owner, PolicyContent content, DateTimeOffset now, string? reference = null)
    {
        var policy = new Policy { TenantId = owner, Reference = reference };
        policy.Change(content, now);
        return policy;
    }

    /// <summary>Takes the whole content over. A published policy stays published: its readers see the new text at once.</summary>
    public void Change(PolicyContent content, DateTimeOffset now)
    {
        var c = PolicyTexts.Clean(content);
        var hadFiles = FileLines.Length > 0;
        (Title, Subtitle, Level, Issuer, DocumentNumber) = (c.Title, c.Subtitle, c.Level, c.Issuer, c.DocumentNumber);
        (PublishedOn, ValidFrom, ValidUntil, TimeText) = (c.PublishedOn, c.ValidFrom, c.ValidUntil, c.TimeText);
        (Chapter, ToolClass, Basis, Target) = (c.Chapter, c.ToolClass, c.Basis, c.Target);
        (Content, Conditions, Process, Contact) = (c.Content, c.Conditions, c.Process, c.Contact);
        (Source, SourceUrl, Interpretation) = (c.Source, c.SourceUrl, c.Interpretation);
        FileLines = PolicyFiles.Write(c.Files);
        Audience = c.Reach == PolicyReach.OwnPark ? Kernel.Tenancy.Audience.OfPark(TenantId) : Kernel.Tenancy.Audience.Everyone;
        Changed(now, hadFiles || FileLines.Length > 0);
    }

    public Refusal? Publish(DateTimeOffset now)
    {
        if (State == PolicyState.Published) return new("policy.published-already");
        (State, Visible, WithdrawnBecause, ShownSince) = (PolicyState.Published, true, "", now);
        Raise(new PolicyPublished(TenantId, Id, Audience));
        Changed(now, FileLines.Length > 0);
        return null;
    }

    public Refusal? Withdraw(string reason, DateTimeOffset now)
    {
        if (State != PolicyState.Published) return new("policy.not-published");
        (State, Visible, Important, WithdrawnBecause) = (PolicyState.Withdrawn, false, false, PolicyTexts.Clean(reason));
        Raise(new PolicyWithdrawn(TenantId, Id));
        Changed(now, FileLines.Length > 0);
        return null;
    }

    /// <summary>Another policy takes its place from a day on; null gives it its place back.</summary>
    public Refusal? Supersede(Policy? successor, DateOnly on, DateTimeOffset now)
    {
        if (successor is not null && (successor.Id == Id || successor.SupersededById == Id)) return new("policy.successor-circle", "SuccessorId");
        if (successor is { State: not PolicyState.Published }) return new("policy.successor-unpublished", "SuccessorId");
        (SupersededById, SupersededOn) = (successor?.Id, successor is null ? null : on);
        if (successor is not null) Raise(new PolicySuperseded(TenantId, Id, successor.Id, on));
        Changed(now, false);
        return null;
    }

    public Refusal? Mark(bool important, DateTimeOffset now)
    {
        if (important && State != PolicyState.Published) return new("policy.not-published");
        Important = important;
        Changed(now, false);
        return null;
    }

    public Refusal? Push(DateTimeOffset now)
    {
        if (State != PolicyState.Published) return new("policy.not-published");
        PushedAt = now;
        return null;
    }

    private void Changed(DateTimeOffset now, bool files)
    {
        ChangedAt = now;
        if (files) Raise(new PolicyFilesChanged(TenantId, Id, [.. Files().Select(f => f.FileId)], Audience, Visible));
    }
}
