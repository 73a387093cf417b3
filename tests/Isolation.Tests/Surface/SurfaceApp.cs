using SmartPark.Testing.Web;
using Xunit;

namespace SmartPark.Isolation.Tests.Surface;

/// <summary>One running portal for all facts about its surface; the rate limits are wide, they have tests of their own.</summary>
public sealed class SurfaceApp : IAsyncDisposable
{
    public PortalApp Portal { get; } = new(new Dictionary<string, string> { ["SmartPark:RateLimitFactor"] = "1000" });

    public ValueTask DisposeAsync() => Portal.DisposeAsync();
}

[CollectionDefinition("Surface")]
public sealed class SurfaceCollection : ICollectionFixture<SurfaceApp>;
