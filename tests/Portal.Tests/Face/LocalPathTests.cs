using Shouldly;
using SmartPark.Portal.Face;
using Xunit;

namespace SmartPark.Portal.Tests.Face;

public sealed class LocalPathTests
{
    [Theory]
    [InlineData("/")]
    [InlineData("/w/list?page=2&q=%E6%9C%BA")]
    [InlineData("/news/1#part")]
    [InlineData("/企业")]
    public void A_path_of_this_site_is_kept(string path) => LocalPath.OrHome(path).ShouldBe(path);

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("//evil.example")]
    [InlineData("/\\evil.example")]
    [InlineData("\\\\evil.example")]
    [InlineData("https://evil.example")]
    [InlineData("javascript:alert(1)")]
    [InlineData("/\t/evil.example")]
    [InlineData("/\n/evil.example")]
    [InlineData("/a\\..\\..\\evil")]
    [InlineData("evil.example")]
    [InlineData(" //evil.example")]
    [InlineData("/ok\r\nSet-Cookie: a=b")]
    public void Anything_that_could_lead_elsewhere_becomes_the_home_page(string? path) => LocalPath.OrHome(path).ShouldBe("/");

    [Fact]
    public void An_absurdly_long_path_becomes_the_home_page() => LocalPath.OrHome("/" + new string('a', 3000)).ShouldBe("/");
}
