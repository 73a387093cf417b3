using System.Reflection;
using Shouldly;
using SmartPark.Kernel.UseCases;
using SmartPark.Testing.Web;
using Xunit;

namespace SmartPark.Isolation.Tests.Surface;

/// <summary>Lifting the wall between tenants is a reviewed decision, request by request.</summary>
[Collection("Surface")]
public sealed class PlatformWideFacts(SurfaceApp surface)
{
    private readonly PortalApp _app = surface.Portal;

    [Fact]
    public void Requests_that_cross_tenants_are_those_that_were_reviewed_for_the_reason_they_give()
    {
        var there = Surface.UseCases(_app).Where(u => u.IsDefined(typeof(PlatformWideAttribute))).ToDictionary(u => u.Name, u => u.GetCustomAttribute<PlatformWideAttribute>()!.Why);
        there.Except(PlatformWide.Reviewed).Select(p => $"{p.Key}: {p.Value}").ShouldBeEmpty("crosses tenants and was not reviewed, or gives another reason than was reviewed");
        PlatformWide.Reviewed.Except(there).Select(p => p.Key).ShouldBeEmpty("reviewed and gone");
    }
}
