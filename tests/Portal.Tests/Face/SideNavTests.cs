using Bunit;
using Shouldly;
using SmartPark.Portal.Layout;
using Xunit;

namespace SmartPark.Portal.Tests.Face;

public sealed class SideNavTests : FaceContext
{
    [Theory]
    [InlineData("/w", "/w")]
    [InlineData("/w/policies", "/w/policies")]
    [InlineData("/w/policies/new", "/w/policies")]
    [InlineData("/w/policies/rules?tab=exempt", "/w/policies/rules")]
    [InlineData("/w/policies/rules/1", "/w/policies/rules")]
    [InlineData("/w/policies-old", "")]
    public void One_entry_is_the_current_one(string address, string current)
    {
        Navigation.NavigateTo(address);
        IReadOnlyList<NavGroup> groups = [new("内容", [new("/w", "home", "工作台"), new("/w/policies", "policy", "政策库"), new("/w/policies/rules", "check", "条件")])];
        var nav = Render<SideNav>(p => p.Add(n => n.Groups, groups));
        nav.FindAll("a.active").Select(a => a.GetAttribute("href")).ShouldBe(current.Length == 0 ? [] : [current]);
    }
}
