using SmartPark.Kernel.Tenancy;

namespace SmartPark.Workflows.Approvers;

/// <summary>How the people of a task are found.</summary>
internal enum ApproverKind
{
    /// <summary>Named people of the process's tenant.</summary>
    Person,

    /// <summary>Whoever holds a role there: one of them takes it.</summary>
    Role,

    /// <summary>The head of a department.</summary>
    Department,

    /// <summary>The head of the initiator's department.</summary>
    Head,

    /// <summary>So many heads above the initiator.</summary>
    Manager,

    /// <summary>Who started it.</summary>
    Initiator,

    /// <summary>Whom the initiator chose when starting.</summary>
    Choice,

    /// <summary>The person or people in a field of the form.</summary>
    Field,

    /// <summary>The people of a list variable.</summary>
    List,

    /// <summary>A role of another tenant that takes part.</summary>
    Partner,
}

/// <summary>One part of an approver rule.</summary>
/// <param name="Kind">How.</param>
/// <param name="What">Ids, code, name or number.</param>
/// <param name="Party">Of <see cref="ApproverKind.Partner"/>: park, operator, starter or owner.</param>
internal sealed record ApproverPart(ApproverKind Kind, string What = "", string Party = "");

/// <summary>An approver rule as it stands in a document: parts joined by <c>|</c>, each <c>role:CODE</c>, <c>person:ID,ID</c>, <c>department:ID</c>, <c>head</c>, <c>manager:N</c>, <c>initiator</c>, <c>choice</c>, <c>field:NAME</c>, <c>list:NAME</c> or <c>partner:PARTY:CODE</c>.</summary>
internal static class ApproverRule
{
    private const int MostParts = 20;
    private static readonly string[] Parties = ["park", "operator", "starter", "owner"];

    /// <summary>The parts; null when the text is no rule.</summary>
    public static IReadOnlyList<ApproverPart>? Read(string text)
    {
        var parts = text.Split('|', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(Part).ToList();
        return parts.Count is 0 or > MostParts || parts.Contains(null) ? null : [.. parts.OfType<ApproverPart>()];
    }

    private static ApproverPart? Part(string text)
    {
        var (kind, what) = text.Split(':', 2) is [var k, var w] ? (k, w.Trim()) : (text, "");
        return kind switch
        {
            "person" when what.Split(',').All(id => Guid.TryParse(id, out _)) => new(ApproverKind.Person, what),
            "role" when what.Length > 0 => new(ApproverKind.Role, what),
            "department" when Guid.TryParse(what, out _) => new(ApproverKind.Department, what),
            "head" when what.Length == 0 => new(ApproverKind.Head),
            "manager" when int.TryParse(what, out var levels) && levels is >= 1 and <= 8 => new(ApproverKind.Manager, what),
            "initiator" when what.Length == 0 => new(ApproverKind.Initiator),
            "choice" when what.Length == 0 => new(ApproverKind.Choice),
            "field" when what.Length > 0 => new(ApproverKind.Field, what),
            "list" when what.Length > 0 => new(ApproverKind.List, what),
            "partner" when what.Split(':', 2) is [var party, { Length: > 0 } code] && Parties.Contains(party) => new(ApproverKind.Partner, code, party),
            _ => null,
        };
    }
}

/// <summary>Who is asked, and why.</summary>
/// <param name="Tenant">The tenant for which he acts.</param>
/// <param name="Person">The person; null when it is a role's.</param>
/// <param name="Name">His name; empty for a role.</param>
/// <param name="Role">The role's code; empty for a person.</param>
/// <param name="Why">Rule that chose them, <c>kind|what</c>: shown as the answer to "why am I asked".</param>
/// <param name="People">Of a role: who holds it now, to be told.</param>
internal sealed record Asked(TenantId Tenant, PersonId? Person, string Name, string Role, string Why, IReadOnlyList<PersonId> People);
