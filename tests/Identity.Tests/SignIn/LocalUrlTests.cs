using Shouldly;
using SmartPark.Identity.SignIn;
using Xunit;

namespace SmartPark.Identity.Tests.SignIn;

public sealed class LocalUrlTests
{
    [Theory]
    [InlineData("/")]
    [InlineData("/w")]
    [InlineData("/w/articles?page=2&text=%E5%9B%AD%E5%8C%BA#top")]
    [InlineData("/p/浑南/news")]
    [InlineData("/w?u=http://a.example")]
    public void Paths_of_this_site_are_local(string url) => LocalUrl.IsLocal(url).ShouldBeTrue(url);

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("w")]
    [InlineData("//evil.example")]
    [InlineData("///evil.example")]
    [InlineData("/\\evil.example")]
    [InlineData("/\\/evil.example")]
    [InlineData("\\\\evil.example")]
    [InlineData("\\/evil.example")]
    [InlineData("/\t/evil.example")]
    [InlineData("/\n/evil.example")]
    [InlineData("/\r\nLocation: https://evil.example")]
    [InlineData("\t//evil.example")]
    [InlineData(" //evil.example")]
    [InlineData("/%09/evil.example")]
    [InlineData("/%0a/evil.example")]
    [InlineData("/%2fevil.example")]
    [InlineData("/%2Fevil.example")]
    [InlineData("/%5cevil.example")]
    [InlineData("/%255cevil.example")]
    [InlineData("/%252fevil.example")]
    [InlineData("/\u200b/evil.example")]
    [InlineData("/\u202e/evil.example")]
    [InlineData("https://evil.example")]
    [InlineData("http:evil.example")]
    [InlineData("https:/evil.example")]
    [InlineData("javascript:alert(1)")]
    [InlineData("data:text/html,x")]
    [InlineData("@evil.example")]
    [InlineData(".evil.example")]
    [InlineData("/a\\..\\..\\evil")]
    [InlineData("/%20/evil.example")]
    public void Everything_else_is_not(string? url) => LocalUrl.IsLocal(url).ShouldBeFalse(url);

    [Fact]
    public void An_endless_path_is_not_local() => LocalUrl.IsLocal("/" + new string('a', 5000)).ShouldBeFalse();
}
