using SmartPark.Kernel.Results;
using SmartPark.Kernel.Tenancy;
using SmartPark.Kernel.UseCases;
using SmartPark.Policies.Library;

namespace SmartPark.Policies.Finding;

/// <summary>Published policies for the caller: by relevance when words are given, newest first when not.</summary>
/// <param name="Text">Words or a question, at most 200 characters are read.</param>
/// <param name="Level">One level only.</param>
/// <param name="Issuer">One issuer only, as the facet names it.</param>
/// <param name="ToolClass">One class of tool only, as the facet names it.</param>
/// <param name="TopicId">Those of one topic only.</param>
/// <param name="InForceOnly">Leaves out the expired and the superseded; true unless said otherwise.</param>
/// <param name="Park">A park's site: its own policies and the operator's; null for all that the caller may read.</param>
/// <param name="Paging">Which rows.</param>
/// <remarks>Refusal: <c>topic.not-found</c>.</remarks>
[Anonymous]
public sealed record SearchPolicies(
    string? Text = null, PolicyLevel? Level = null, string? Issuer = null, string? ToolClass = null, Guid? TopicId = null, bool InForceOnly = true, TenantId? Park = null,
    Paging? Paging = null) : IQuery<PolicyFinds>
{
    /// <summary>Most characters of the words that are read.</summary>
    public const int LongestText = 200;
}

/// <summary>One page of what was found, and what could be narrowed.</summary>
/// <param name="Page">The policies.</param>
/// <param name="Levels">How many at each level, were no level chosen.</param>
/// <param name="Issuers">The issuers with most, at most 12, were no issuer chosen.</param>
/// <param name="Tools">The classes of tool, were none chosen.</param>
/// <param name="LeftOut">How many more there are among the expired and superseded; 0 when they are shown.</param>
public sealed record PolicyFinds(Page<PolicyHit> Page, IReadOnlyList<Facet> Levels, IReadOnlyList<Facet> Issuers, IReadOnlyList<Facet> Tools, int LeftOut);

/// <summary>A policy that was found.</summary>
/// <param name="Policy">The policy.</param>
/// <param name="Validity">What its dates mean today.</param>
/// <param name="Excerpt">The part of its text that fits the words best, at most about 160 characters.</param>
/// <param name="Matched">Words to highlight, folded (NFKC, lower case).</param>
public sealed record PolicyHit(PolicyRow Policy, PolicyValidity Validity, string Excerpt, IReadOnlyList<string> Matched);

/// <summary>A value that narrows, and how many have it.</summary>
/// <param name="Value">The value.</param>
/// <param name="Count">How many.</param>
public sealed record Facet(string Value, int Count);
