using SmartPark.Kernel.Results;

namespace SmartPark.Policies.Library;

/// <summary>Everything a person writes into a policy. Texts are empty, never null, when there is nothing to say.</summary>
public sealed record PolicyContent
{
    /// <summary>Title, one line, at most 200 characters.</summary>
    public required string Title { get; init; }

    /// <summary>Subtitle, one line, at most 300.</summary>
    public string Subtitle { get; init; } = "";

    /// <summary>Level.</summary>
    public required PolicyLevel Level { get; init; }

    /// <summary>Who issued it, one line, at most 200.</summary>
    public required string Issuer { get; init; }

    /// <summary>Document number, 京科发〔2022〕5号, at most 200; empty when there is none.</summary>
    public string DocumentNumber { get; init; } = "";

    /// <summary>Day of issue.</summary>
    public DateOnly? PublishedOn { get; init; }

    /// <summary>First day in force.</summary>
    public DateOnly? ValidFrom { get; init; }

    /// <summary>Last day in force; null when no end is known.</summary>
    public DateOnly? ValidUntil { get; init; }

    /// <summary>The source's own words on time (每年3月左右), at most 300; shown beside the dates.</summary>
    public string TimeText { get; init; } = "";

    /// <summary>Chapter or field, 先进制造业篇, at most 60.</summary>
    public string Chapter { get; init; } = "";

    /// <summary>Class of tool, 资金支持; several joined by 、; at most 60.</summary>
    public string ToolClass { get; init; } = "";

    /// <summary>The document it rests on, at most 1,000.</summary>
    public string Basis { get; init; } = "";

    /// <summary>Whom it is for, at most 4,000.</summary>
    public string Target { get; init; } = "";

    /// <summary>What it gives, at most 20,000.</summary>
    public string Content { get; init; } = "";

    /// <summary>Conditions, at most 20,000.</summary>
    public string Conditions { get; init; } = "";

    /// <summary>Process, at most 10,000.</summary>
    public string Process { get; init; } = "";

    /// <summary>Whom to ask, at most 1,000.</summary>
    public string Contact { get; init; } = "";

    /// <summary>Where the text comes from, at most 300.</summary>
    public string Source { get; init; } = "";

    /// <summary>Its web address, http or https, at most 500.</summary>
    public string SourceUrl { get; init; } = "";

    /// <summary>Interpretation in plain words, Markdown, at most 20,000; shown beside the text.</summary>
    public string Interpretation { get; init; } = "";

    /// <summary>Who reads it once published.</summary>
    public PolicyReach Reach { get; init; }

    /// <summary>Attached files, at most 20.</summary>
    public IReadOnlyList<PolicyFile> Files { get; init; } = [];

    /// <summary>All that is wrong with it, each with its field: <c>policy.text-empty</c>, <c>policy.text-long</c>, <c>policy.text-sign</c>, <c>policy.date-order</c>, <c>policy.source-url</c>, <c>policy.files</c>.</summary>
    public IEnumerable<Refusal> Check() => PolicyTexts.Check(this);
}

/// <summary>A file of a policy.</summary>
/// <param name="FileId">Id of the stored file; the address is <c>/files/{id}</c>.</param>
/// <param name="Name">Name shown, at most 200.</param>
public sealed record PolicyFile(Guid FileId, string Name);
