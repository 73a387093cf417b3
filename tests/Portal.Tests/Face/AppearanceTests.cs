using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.TestHost;
using Shouldly;
using SmartPark.Portal.Face;
using Xunit;

namespace SmartPark.Portal.Tests.Face;

public sealed class AppearanceTests : IAsyncLifetime
{
    private WebApplication _app = null!;
    private HttpClient _http = null!;

    public async ValueTask InitializeAsync()
    {
        var builder = WebApplication.CreateBuilder();
        builder.WebHost.UseTestServer();
        builder.Services.AddAppearance();
        _app = builder.Build();
        _app.UseRequestLocalization();
        _app.MapAppearance();
        _app.MapGet("/said", () => System.Globalization.CultureInfo.CurrentUICulture.Name);
        await _app.StartAsync();
        _http = _app.GetTestClient();
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await _app.DisposeAsync();
    }

    [Theory]
    [InlineData("/culture?to=en&back=%2Fw%2Flist%3Fpage%3D2", "/w/list?page=2")]
    [InlineData("/culture?to=en&back=%2F%2Fevil.example", "/")]
    [InlineData("/culture?to=en&back=https%3A%2F%2Fevil.example", "/")]
    [InlineData("/culture?to=en&back=%2F%5Cevil.example", "/")]
    [InlineData("/culture?to=en&back=%2F%09%2Fevil.example", "/")]
    [InlineData("/culture?to=en", "/")]
    [InlineData("/theme?to=dark&back=%2F%2Fevil.example", "/")]
    public async Task A_switch_comes_back_to_this_site_only(string url, string expected)
    {
        using var answer = await _http.GetAsync(url);
        answer.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        answer.Headers.Location!.OriginalString.ShouldBe(expected);
    }

    [Theory]
    [InlineData("/culture?to=en", "sp-culture=c%3Den%7Cuic%3Den")]
    [InlineData("/theme?to=dark", "sp-theme=dark")]
    public async Task A_choice_is_remembered_for_a_year_out_of_reach_of_scripts(string url, string cookie)
    {
        using var answer = await _http.GetAsync(url);
        var set = answer.Headers.GetValues("Set-Cookie").Single();
        set.ShouldStartWith(cookie);
        set.ShouldContain("max-age=31536000");
        set.ShouldContain("httponly");
        set.ShouldContain("samesite=lax");
    }

    [Theory]
    [InlineData("/culture?to=xx")]
    [InlineData("/culture?to=")]
    [InlineData("/theme?to=pink")]
    public async Task An_unknown_choice_changes_nothing(string url)
    {
        using var answer = await _http.GetAsync(url);
        answer.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        answer.Headers.Contains("Set-Cookie").ShouldBeFalse();
    }

    [Fact]
    public async Task Following_the_system_again_forgets_the_theme()
    {
        using var answer = await _http.GetAsync("/theme?to=system");
        answer.Headers.GetValues("Set-Cookie").Single().ShouldStartWith("sp-theme=; expires=Thu, 01 Jan 1970");
    }

    [Theory]
    [InlineData(null, "/said", "zh-CN")]
    [InlineData("sp-culture=c%3Den%7Cuic%3Den", "/said", "en")]
    [InlineData(null, "/said?culture=en&ui-culture=en", "zh-CN")]
    [InlineData("sp-culture=c%3Dfr%7Cuic%3Dfr", "/said", "zh-CN")]
    public async Task The_language_comes_from_the_cookie_and_from_nowhere_else(string? cookie, string url, string expected)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, url);
        request.Headers.AcceptLanguage.ParseAdd("en-US");
        if (cookie is not null) request.Headers.Add("Cookie", cookie);
        using var answer = await _http.SendAsync(request);
        (await answer.Content.ReadAsStringAsync()).ShouldBe(expected);
    }
}
