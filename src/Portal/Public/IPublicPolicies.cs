using SmartPark.Kernel.Tenancy;

namespace SmartPark.Portal.Public;

/// <summary>The policies a park's site shows outside the library's own pages.</summary>
public interface IPublicPolicies
{
    /// <summary>Those in force, newest first; empty when there are none.</summary>
    Task<IReadOnlyList<PublicPolicy>> LatestAsync(TenantId park, int take, CancellationToken ct);

    /// <summary>The important ones in force, newest first, for the carousel.</summary>
    Task<IReadOnlyList<PublicPolicy>> ImportantAsync(TenantId park, int take, CancellationToken ct);
}

/// <summary>A policy in a list.</summary>
/// <param name="Id">Id; its page is <c>/policies/{id}</c>.</param>
/// <param name="Title">Title.</param>
/// <param name="Issuer">Who issued it.</param>
/// <param name="DocumentNumber">Number of the document; may be empty.</param>
/// <param name="Target">Whom it is for, plain text; may be empty.</param>
/// <param name="PublishedOn">Day of publication, when known.</param>
public sealed record PublicPolicy(Guid Id, string Title, string Issuer, string DocumentNumber, string Target, DateOnly? PublishedOn);
