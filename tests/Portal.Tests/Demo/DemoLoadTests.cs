using Microsoft.Extensions.DependencyInjection;
using SmartPark.Identity.ApiKeys;
using SmartPark.Identity.People;
using SmartPark.Identity.Sessions;
using SmartPark.Identity.SignIn;
using SmartPark.Identity.Tenants;
using SmartPark.Kernel.Audit;
using SmartPark.Kernel.Persistence;
using SmartPark.Kernel.Tenancy;
using SmartPark.Kernel.UseCases;
using SmartPark.Policies.Finding;
using SmartPark.Policies.Topics;
using SmartPark.Portal.Articles;
using SmartPark.Portal.Commands;
using SmartPark.Portal.Demo;
using SmartPark.Portal.Directory;
using SmartPark.Portal.Enquiries;
using SmartPark.Portal.Sites;

namespace SmartPark.Portal.Tests.Demo;

public sealed class DemoLoadTests(LoadedPark park, ITestOutputHelper output) : IClassFixture<LoadedPark>
{
    private static readonly Paging Widest = new(Size: Paging.MaxSize);

    [Fact]
    public async Task Loading_opens_the_park_with_its_site_enterprises_and_partners()
    {
        output.WriteLine($"loaded in {park.Took.TotalSeconds:0.0} s");
        park.Before.ShouldBe(DemoState.Empty);
        var site = await SiteAsync();
        site.ShouldSatisfyAllConditions(s => s.IsDefault.ShouldBeTrue(), s => s.Accent.ShouldBe("#0b5f73"), s => s.NameEn.ShouldStartWith("Liaohe"));
        (await park.AsSystemAsync(null, new FindTenants(TenantKinds.Enterprise, site.Park, Paging: Widest))).Total.ShouldBe(60);
        (await park.AsSystemAsync(null, new FindTenants(TenantKinds.Partner, site.Park, Paging: Widest))).Total.ShouldBe(6);
        var card = (await park.SendAsync(null, new FindInDirectory(site.Park, Paging: Widest))).Require();
        card.Total.ShouldBe(66);
    }

    [Fact]
    public async Task Articles_have_the_states_and_days_of_the_content()
    {
        var (content, site) = (DemoFiles.Read(), await SiteAsync());
        foreach (var state in Enum.GetValues<ArticleState>())
            (await park.AsSystemAsync(site.Park, new FindArticles(State: state, Paging: Widest))).Total.ShouldBe(content.Articles.Count(a => a.State == state), state.ToString());
        var shown = (await park.SendAsync(null, new ListPublished(site.Park, Paging: Widest))).Require();
        shown.Total.ShouldBe(content.Articles.Count(a => a.State == ArticleState.Published && !a.ParkOnly));
        shown.Rows.Max(r => r.PublishedAt).Subtract(shown.Rows.Min(r => r.PublishedAt)).TotalDays.ShouldBeGreaterThan(100);
        (await park.SendAsync(null, new Carousel(site.Park))).Require().Count.ShouldBe(content.Articles.Count(a => a.Slide != null));
    }

    [Fact]
    public async Task Enquiries_policies_and_topics_are_there()
    {
        var (content, site) = (DemoFiles.Read(), await SiteAsync());
        var enquiries = (await park.AsSystemAsync(site.Park, new FindEnquiries(Paging: Widest))).Rows;
        enquiries.Count.ShouldBe(15);
        enquiries.Select(e => e.State).Distinct().ShouldBe(Enum.GetValues<EnquiryState>(), ignoreOrder: true);
        enquiries.Any(e => e.Overdue).ShouldBeTrue();
        (await park.SendAsync(null, new SearchPolicies(InForceOnly: false, Park: site.Park))).Require().Page.Total.ShouldBe(144 + 4 + 14, "the official guide, the national recognitions, the park's own");
        (await park.SendAsync(null, new ListTopics(site.Park))).Require().Select(t => t.Policies).ShouldBe(content.Topics.OrderBy(t => t.Title, StringComparer.Ordinal).Select(t => t.Policies.Count), ignoreOrder: true);
    }

    [Fact]
    public async Task Every_account_signs_in_with_the_printed_password_and_no_other()
    {
        foreach (var (email, name, _) in DemoAccounts.Of(DemoFiles.Read().People))
        {
            var me = (await park.SendAsync(await SessionAsync(email), new Me())).Require();
            me.Name.ShouldBe(name);
            me.Tenant.ShouldNotBeNull();
        }
        (await park.SendAsync(null, new SignInWithPassword("operator@demo.example", DemoAccounts.Password + "!", Device.None))).Require().State.ShouldBe(SignInState.Failed);
    }

    [Fact]
    public async Task One_person_can_switch_between_two_enterprises()
    {
        var session = await SessionAsync(DemoFiles.Read().People.Switcher.Email);
        var me = (await park.SendAsync(session, new Me())).Require();
        me.Memberships.Count.ShouldBe(2);
        var other = me.Memberships.Single(m => m.Tenant.Id != me.Tenant!.Id).Tenant.Id;
        (await park.SendAsync(session, new SwitchTenant(other))).Succeeded.ShouldBeTrue();
        (await park.SendAsync(session, new Me())).Require().Tenant!.Id.ShouldBe(other);
    }

    [Fact]
    public async Task Loading_twice_says_that_it_is_loaded()
    {
        var (before, _) = await DemoHost.LoadAsync(park.Settings, park.Services, CancellationToken.None);
        before.ShouldBe(DemoState.Whole);
        (await park.AsSystemAsync(null, new ListParks())).Count.ShouldBe(1);
    }

    [Fact]
    public async Task The_trail_of_the_loading_is_whole()
    {
        foreach (var tenant in await park.AsSystemAsync(null, new ListAuditedTenants()))
            (await park.AsSystemAsync(tenant, new VerifyAudit(tenant))).BrokenAt.ShouldBeNull();
    }

    [Fact]
    public async Task A_key_of_a_demo_person_is_made_on_the_command_line_for_scopes_that_exist()
    {
        string[] words = ["keys", "create", "--user", "admin@demo.example", "--name", "sync", "--days", "30", "--scopes"];
        (await CommandLine.RunAsync([.. words, "portal.enquiries.ask", .. park.Settings])).ShouldBe(0);
        (await CommandLine.RunAsync([.. words, "portal.everything", .. park.Settings])).ShouldBe(1);
        (await park.SendAsync(await SessionAsync("admin@demo.example"), new FindMyKeys())).Require().ShouldHaveSingleItem().Name.ShouldBe("sync");
    }

    [Fact]
    public void Loading_is_refused_in_Production() =>
        Should.Throw<SettingException>(() => DemoHost.Build([.. park.Settings, "--environment=Production"], DateTimeOffset.UnixEpoch)).Message.ShouldContain("Production");

    private async Task<SiteRow> SiteAsync() => (await park.SendAsync(null, new GetSite(DemoFiles.Read().Park.Slug))).Require();

    private async Task<string> SessionAsync(string email)
    {
        var outcome = (await park.SendAsync(null, new SignInWithPassword(email, DemoAccounts.Password, Device.None))).Require();
        outcome.State.ShouldBe(SignInState.SignedIn, email);
        return outcome.SessionKey!;
    }
}
