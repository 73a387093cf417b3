using System.Net;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using SmartPark.Identity.Factors;
using SmartPark.Identity.Passkeys;
using SmartPark.Identity.Tests.SignIn;
using SmartPark.Kernel.Tenancy;
using Xunit;

namespace SmartPark.Identity.Tests.Passkeys;

public sealed class PasskeyTests
{
    private const string Li = "li@park.example";
    private const string Origin = "https://park.example";

    [Fact]
    public async Task A_passkey_is_registered_and_signs_in()
    {
        await using var site = await IdentitySite.StartAsync();
        var person = await site.Host.PersonAsync(await site.Host.ParkAsync(), Li, BuiltInRole.Member);
        using var authenticator = new SoftwareAuthenticator(Origin);
        (await RegisterAsync(site, authenticator)).Headers.Location!.ToString().ShouldBe("/w/me");
        var fresh = Browse(site);
        (await SignInAsync(fresh, authenticator, person, null)).Headers.Location!.ToString().ShouldBe("/w");
        (await fresh.ReadAsync("/whoami")).ShouldBe(Li);
        var stored = await site.Host.LookAsync(db => db.Passkeys.SingleAsync());
        (stored.Name, stored.SignCount, stored.LastUsedAt is not null).ShouldBe(("办公电脑", 2, true));
    }

    [Fact]
    public async Task Another_origin_and_a_replayed_answer_do_not_sign_in()
    {
        await using var site = await IdentitySite.StartAsync();
        var person = await site.Host.PersonAsync(await site.Host.ParkAsync(), Li, BuiltInRole.Member);
        using var authenticator = new SoftwareAuthenticator(Origin);
        await RegisterAsync(site, authenticator);
        (await SignInAsync(Browse(site), authenticator, person, "https://evil.example")).Headers.Location!.ToString().ShouldContain("sign-in.failed");
        var browser = Browse(site);
        var options = await OptionsAsync(browser, "/account/passkey/options");
        var answer = authenticator.Get(options, person.ToString());
        (await browser.PostAsync("/account/passkey/verify", ("credential", answer))).Headers.Location!.ToString().ShouldBe("/w");
        (await Browse(site).PostAsync("/account/passkey/verify", ("credential", answer))).Headers.Location!.ToString().ShouldContain("sign-in.failed");
        (await Browse(site).PostAsync("/account/passkey/verify", ("credential", "{}"))).Headers.Location!.ToString().ShouldContain("sign-in.failed");
    }

    [Fact]
    public async Task A_passkey_is_renamed_and_removed_and_no_longer_signs_in()
    {
        await using var site = await IdentitySite.StartAsync();
        var person = await site.Host.PersonAsync(await site.Host.ParkAsync(), Li, BuiltInRole.Member);
        using var authenticator = new SoftwareAuthenticator(Origin);
        await RegisterAsync(site, authenticator);
        var key = await site.Host.SignInAsync(Li);
        var id = (await site.Host.AsAsync(key, new FindMyFactors())).Require().Passkeys.Single().Id;
        (await site.Host.AsAsync(key, new RenamePasskey(id, "手机"))).Succeeded.ShouldBeTrue();
        site.Host.Clock.Advance(TimeSpan.FromMinutes(11));
        (await site.Host.AsAsync(key, new RemovePasskey(id))).Refusal!.Code.ShouldBe("session.reauthenticate");
        (await site.Host.AsAsync(key, new Identity.Sessions.Reauthenticate(IdentityHost.Password))).Require().ShouldBeTrue();
        (await site.Host.AsAsync(key, new RemovePasskey(id))).Succeeded.ShouldBeTrue();
        (await SignInAsync(Browse(site), authenticator, person, null)).Headers.Location!.ToString().ShouldContain("sign-in.failed");
    }

    private static async Task<HttpResponseMessage> RegisterAsync(IdentitySite site, SoftwareAuthenticator authenticator)
    {
        var browser = Browse(site);
        await browser.SignInAsync(Li);
        var options = await OptionsAsync(browser, "/account/passkey/creation-options");
        return await browser.PostAsync("/account/passkey/register", ("credential", authenticator.Create(options)), ("name", "办公电脑"), ("returnUrl", "/w/me"));
    }

    private static async Task<HttpResponseMessage> SignInAsync(Browser browser, SoftwareAuthenticator authenticator, PersonId person, string? asOrigin)
    {
        var options = await OptionsAsync(browser, "/account/passkey/options");
        return await browser.PostAsync("/account/passkey/verify", ("credential", authenticator.Get(options, person.ToString(), asOrigin)));
    }

    private static async Task<string> OptionsAsync(Browser browser, string path)
    {
        var answer = await browser.PostAsync(path);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK, await answer.Content.ReadAsStringAsync());
        return await answer.Content.ReadAsStringAsync();
    }

    private static Browser Browse(IdentitySite site)
    {
        var browser = site.Browse(Origin);
        browser.Client.DefaultRequestHeaders.Add("Origin", Origin);
        return browser;
    }
}
