using System.Net;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using SmartPark.Identity.Factors;
using SmartPark.Identity.People;
using SmartPark.Identity.Sessions;
using SmartPark.Identity.SignIn;
using SmartPark.Identity.Tenants;
using SmartPark.Kernel.Tenancy;
using SmartPark.Kernel.UseCases;
using Xunit;

namespace SmartPark.Identity.Tests.SignIn;

public sealed class SignInEndpointTests
{
    private const string Li = "li@park.example";

    [Fact]
    public async Task Signing_in_sets_a_host_cookie_that_scripts_cannot_read_and_goes_on_with_303()
    {
        await using var site = await SiteAsync();
        var browser = site.Browse();
        var answer = await browser.SignInAsync(Li, returnUrl: "/w/articles?page=2");
        (answer.StatusCode, answer.Headers.Location!.ToString()).ShouldBe((HttpStatusCode.SeeOther, "/w/articles?page=2"));
        var cookie = answer.Headers.GetValues("Set-Cookie").Single(c => c.StartsWith("__Host-smartpark=", StringComparison.Ordinal)).ToLowerInvariant();
        foreach (var part in new[] { "httponly", "secure", "samesite=lax", "path=/" }) cookie.ShouldContain(part);
        cookie.ShouldNotContain("domain");
        answer.Headers.CacheControl!.NoStore.ShouldBeTrue();
        (await browser.ReadAsync("/whoami")).ShouldBe(Li);
    }

    [Fact]
    public async Task The_key_of_a_session_is_in_no_claim()
    {
        await using var site = await SiteAsync();
        var browser = site.Browse();
        var answer = await browser.SignInAsync(Li);
        var key = answer.Headers.GetValues("Set-Cookie").Single(c => c.StartsWith("__Host-smartpark=", StringComparison.Ordinal)).Split('=', ';')[1];
        key.Length.ShouldBe(43);
        (await browser.ReadAsync("/claims")).ShouldNotContain(key);
        (await browser.ReadAsync("/claims")).ShouldContain("sub=");
    }

    [Fact]
    public async Task A_form_without_its_token_is_refused()
    {
        await using var site = await SiteAsync();
        var browser = site.Browse();
        (await browser.PostBareAsync("/account/sign-in", ("login", Li), ("password", IdentityHost.Password))).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await browser.ReadAsync("/whoami")).ShouldBe("-");
    }

    [Fact]
    public async Task Wrong_password_and_unknown_login_come_back_with_the_same_answer()
    {
        await using var site = await SiteAsync();
        var wrong = await site.Browse().SignInAsync(Li, "wrong wrong wrong");
        var unknown = await site.Browse().SignInAsync("nobody@park.example", "wrong wrong wrong");
        wrong.Headers.Location.ShouldBe(unknown.Headers.Location);
        wrong.Headers.Location!.ToString().ShouldStartWith("/account/sign-in?error=sign-in.failed");
    }

    [Fact]
    public async Task Over_plain_http_one_signs_in_on_the_machine_itself_only()
    {
        await using var site = await SiteAsync();
        var here = site.Browse("http://localhost");
        (await here.SignInAsync(Li)).Headers.GetValues("Set-Cookie").ShouldContain(c => c.StartsWith("smartpark=", StringComparison.Ordinal));
        (await here.ReadAsync("/whoami")).ShouldBe(Li);
        (await site.Browse("http://park.example").SignInAsync(Li)).Headers.Location!.ToString().ShouldContain("sign-in.needs-https");
    }

    [Fact]
    public async Task The_second_factor_stands_between_password_and_session_and_its_code_works_once()
    {
        await using var site = await SiteAsync();
        var (secret, recovery) = await EnrolAsync(site);
        site.Host.Clock.Advance(TimeSpan.FromMinutes(2));
        var browser = site.Browse();
        (await browser.SignInAsync(Li, returnUrl: "/w/x")).Headers.Location!.ToString().ShouldBe("/account/second-factor?returnUrl=%2Fw%2Fx");
        (await browser.ReadAsync("/whoami")).ShouldBe("-");
        var code = Totp.Code(secret, Totp.StepOf(site.Host.Clock.GetUtcNow()));
        (await browser.PostAsync("/account/second-factor", ("code", code), ("returnUrl", "/w/x"))).Headers.Location!.ToString().ShouldBe("/w/x");
        (await browser.ReadAsync("/whoami")).ShouldBe(Li);
        var again = site.Browse();
        await again.SignInAsync(Li);
        (await again.PostAsync("/account/second-factor", ("code", code))).Headers.Location!.ToString().ShouldContain("sign-in.failed");
        (await again.PostAsync("/account/second-factor", ("code", recovery[0].ToUpperInvariant()))).Headers.Location!.ToString().ShouldBe("/w");
        var third = site.Browse();
        await third.SignInAsync(Li);
        (await third.PostAsync("/account/second-factor", ("code", recovery[0]))).Headers.Location!.ToString().ShouldContain("sign-in.failed");
    }

    [Fact]
    public async Task The_half_of_a_sign_in_is_forgotten_after_five_minutes()
    {
        await using var site = await SiteAsync();
        var (secret, _) = await EnrolAsync(site);
        var browser = site.Browse();
        await browser.SignInAsync(Li);
        site.Host.Clock.Advance(TimeSpan.FromMinutes(6));
        var code = Totp.Code(secret, Totp.StepOf(site.Host.Clock.GetUtcNow()));
        (await browser.PostAsync("/account/second-factor", ("code", code))).Headers.Location!.ToString().ShouldContain("sign-in.pending-expired");
    }

    [Fact]
    public async Task Signing_out_kills_the_key_and_not_just_the_cookie()
    {
        await using var site = await SiteAsync();
        var browser = site.Browse();
        var answer = await browser.SignInAsync(Li);
        var key = answer.Headers.GetValues("Set-Cookie").Single(c => c.StartsWith("__Host-smartpark=", StringComparison.Ordinal)).Split('=', ';')[1];
        (await browser.PostAsync("/account/sign-out")).Headers.Location!.ToString().ShouldBe("/");
        (await browser.ReadAsync("/whoami")).ShouldBe("-");
        (await site.Host.AsAsync(key, new Me())).Refusal!.Code.ShouldBe("access.sign-in-needed");
    }

    [Fact]
    public async Task A_page_that_needs_a_person_sends_visitors_to_sign_in_and_the_api_says_401()
    {
        await using var site = await SiteAsync();
        (await site.Browse().Client.GetAsync("/w/secret?a=1")).Headers.Location!.ToString().ShouldBe("/account/sign-in?returnUrl=%2Fw%2Fsecret%3Fa%3D1");
        (await site.Browse().Client.GetAsync("/api/v1/secret")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task A_circuit_acts_for_the_person_of_its_page_and_becomes_a_visitor_when_the_session_ends()
    {
        await using var site = await SiteAsync();
        var key = await site.Host.SignInAsync(Li);
        var caller = await site.Services.GetRequiredService<ICallers>().ResolveAsync(new(TicketKind.Session, key), CancellationToken.None);
        await using var circuit = site.Services.CreateAsyncScope();
        var state = new AuthenticationState(new(new SessionIdentity(new(TicketKind.Session, key), caller)));
        ((IHostEnvironmentAuthenticationStateProvider)circuit.ServiceProvider.GetRequiredService<AuthenticationStateProvider>()).SetAuthenticationState(Task.FromResult(state));
        var useCases = circuit.ServiceProvider.GetRequiredService<IUseCases>();
        (await useCases.SendAsync(new Me())).Require().Email.ShouldBe(Li);
        await site.Host.AsAsync(key, new SignOut());
        (await useCases.SendAsync(new Me())).Refusal!.Code.ShouldBe("access.sign-in-needed");
    }

    [Fact]
    public async Task A_tenant_is_switched_by_a_form()
    {
        await using var site = await SiteAsync();
        var park = (await site.Host.AsAsync(null, new ListParks())).Require()[0].Id;
        var firm = await site.Host.EnterpriseAsync(park);
        await site.Host.AsSystemAsync(new AddPerson(firm, "李", Li, [BuiltInRole.Member]));
        var browser = site.Browse();
        await browser.SignInAsync(Li);
        (await browser.PostAsync("/account/tenant", ("key", firm.ToString()), ("back", "/w"))).Headers.Location!.ToString().ShouldBe("/w");
        (await site.Host.LookAsync(db => db.Sessions.SingleAsync())).ActiveTenantId.ShouldBe(firm);
    }

    private static async Task<IdentitySite> SiteAsync()
    {
        var site = await IdentitySite.StartAsync();
        await site.Host.PersonAsync(await site.Host.ParkAsync(), Li, BuiltInRole.Member);
        return site;
    }

    private static async Task<(byte[] Secret, IReadOnlyList<string> Recovery)> EnrolAsync(IdentitySite site)
    {
        var key = await site.Host.SignInAsync(Li);
        var setup = (await site.Host.AsAsync(key, new StartTotp())).Require();
        var secret = Base32.Decode(setup.Secret);
        setup.Svg.ShouldStartWith("<svg");
        var recovery = (await site.Host.AsAsync(key, new ConfirmTotp(Totp.Code(secret, Totp.StepOf(site.Host.Clock.GetUtcNow()))))).Require();
        recovery.Count.ShouldBe(10);
        return (secret, recovery);
    }
}
