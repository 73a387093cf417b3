using System.Linq.Expressions;
using SmartPark.Kernel.Search;
using SmartPark.Kernel.Tenancy;
using SmartPark.Policies.Library;

namespace SmartPark.Policies.Finding;

/// <summary>What relevance search keeps of a published policy: the facts that filter and count, and who may see it.</summary>
internal sealed record PolicyCard(Guid Id, TenantId Owner, string Audience, PolicyLevel Level, string Issuer, string ToolClass, PolicyDates Dates, DateOnly? PublishedOn)
{
    /// <summary>The classes of tool a text names: 资质认定、政策支持 are two.</summary>
    public IReadOnlyList<string> Tools { get; } = [.. ToolClass.Split('、', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)];

    /// <summary>The same rule as the ownership filter of published rows: owner, everyone, home park, named tenants.</summary>
    public bool IsFor(DataScope scope) =>
        Owner == scope.Tenant || Audience == Kernel.Tenancy.Audience.Everyone || Audience == Kernel.Tenancy.Audience.OfPark(scope.Park)
        || Audience.Contains($";{scope.Tenant};", StringComparison.Ordinal);
}

/// <summary>The texts a policy is found by. Only published policies are kept in the index.</summary>
internal sealed record PolicyText(PolicyCard Card, string Title, string Subtitle, string Target, string Content, string Conditions)
{
    /// <summary>A word of the title counts double; measured in bench/Relevance.</summary>
    public const double TitleWeight = 2;

    public static Expression<Func<Policy, PolicyText>> Of { get; } = p => new(
        new(p.Id, p.TenantId, p.Audience, p.Level, p.Issuer, p.ToolClass, new(p.ValidFrom, p.ValidUntil, p.SupersededOn), p.PublishedOn),
        p.Title, p.Subtitle, p.Target, p.Content, p.Conditions);

    public RelevanceDocument<Guid> Document =>
        new(Card.Id, [new(Title, TitleWeight), new(Subtitle), new(Card.ToolClass), new(Target), new(Content), new(Conditions)]);
}
