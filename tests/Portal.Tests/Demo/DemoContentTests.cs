using SmartPark.Identity.Tenants;
using SmartPark.Kernel.Codes;
using SmartPark.Kernel.Text;
using SmartPark.Portal.Articles;
using SmartPark.Portal.Demo;
using SmartPark.Portal.Sites;

namespace SmartPark.Portal.Tests.Demo;

public sealed class DemoContentTests
{
    private static readonly DemoContent Content = DemoFiles.Read();

    private static IEnumerable<CompanyEntry> Companies => Content.Enterprises.Concat(Content.Partners);

    [Fact]
    public void There_are_60_enterprises_and_6_partners_with_names_and_slugs_of_their_own()
    {
        Content.Enterprises.Count.ShouldBe(60);
        Content.Enterprises.Count(e => e.Prospective).ShouldBeInRange(5, 15);
        Content.Partners.Select(p => p.Kind).Distinct().ShouldBe(
            [TenantSubKind.ChainPartner, TenantSubKind.DigitalServiceProvider, TenantSubKind.FinancialInstitution, TenantSubKind.IndividualBusiness], ignoreOrder: true);
        Content.Partners.Count.ShouldBe(6);
        Companies.Select(c => c.Name).ShouldBeUnique();
        Companies.Select(c => c.Slug).ShouldBeUnique();
    }

    [Fact]
    public void Credit_codes_are_valid_and_differ()
    {
        var codes = Companies.Select(c => UnifiedCreditCode.Fictional(c.Division, c.Number).Value).ToList();
        codes.ShouldBeUnique();
        codes.Where(c => !UnifiedCreditCode.TryParse(c, out _).IsValid).ShouldBeEmpty();
    }

    [Fact]
    public void Industries_are_classes_of_the_standard_and_seats_lie_in_Liaoning()
    {
        Companies.Where(c => Industries.Find(c.Industry)?.Level != IndustryLevel.Class).Select(c => $"{c.Name} {c.Industry}").ShouldBeEmpty();
        Companies.Where(c => Divisions.Find(c.Division)?.Level != DivisionLevel.County || !Divisions.IsWithin(c.Division, "210000")).Select(c => $"{c.Name} {c.Division}").ShouldBeEmpty();
        Divisions.IsWithin(Content.Park.Division, "210000").ShouldBeTrue();
    }

    [Fact]
    public void Every_company_says_who_it_is_and_what_it_offers()
    {
        Companies.Where(c => c.Intro.Length < 40 || c.Intro.Count(x => x == '。') < 2).Select(c => c.Name).ShouldBeEmpty();
        Companies.Where(c => c.Products.Count is < 1 or > 3 || c.Products.Any(p => p.Keywords.Count == 0)).Select(c => c.Name).ShouldBeEmpty();
        Companies.Select(c => c.Intro).ShouldBeUnique();
    }

    [Fact]
    public void Some_certificates_have_expired_and_some_will_soon()
    {
        var ends = Content.Enterprises.SelectMany(e => e.Certificates).Select(c => c.UntilDay).ToList();
        ends.Count(e => e < 0).ShouldBeGreaterThan(2);
        ends.Count(e => e is >= 0 and <= 100).ShouldBeGreaterThan(5);
        Content.Enterprises.SelectMany(e => e.Certificates).ShouldAllBe(c => c.UntilDay == null || c.FromDay < c.UntilDay);
    }

    [Fact]
    public void Articles_stand_in_every_state_and_column()
    {
        Content.Articles.Count.ShouldBeInRange(40, 50);
        Content.Articles.Select(a => a.State).Distinct().ShouldBe(Enum.GetValues<ArticleState>(), ignoreOrder: true);
        Content.Articles.Select(a => a.Column).Distinct().ShouldBe([.. ArticleColumn.BuiltIn, .. Content.Park.Columns.Select(c => c.Code)], ignoreOrder: true);
        Content.Articles.Select(a => a.Slug).ShouldBeUnique();
        Content.Articles.Where(a => a.State == ArticleState.Scheduled).ShouldAllBe(a => a.Day > 0);
        Content.Articles.Where(a => a.Slide != null).ShouldAllBe(a => a.Cover != null && a.State == ArticleState.Published);
        Content.Articles.Where(a => a.State == ArticleState.Withdrawn).ShouldAllBe(a => a.Reason != null);
    }

    [Fact]
    public void Article_texts_are_safe_and_have_substance()
    {
        foreach (var article in Content.Articles)
        {
            var body = DemoFiles.BodyOf(article);
            SafeText.Line(article.Title, 200).Problem.ShouldBeNull(article.Slug);
            SafeText.Block(article.Summary, 500).Problem.ShouldBeNull(article.Slug);
            SafeText.Block(body, ArticleText.MostBody).Problem.ShouldBeNull(article.Slug);
            body.Count(c => !char.IsWhiteSpace(c)).ShouldBeInRange(150, 1000, article.Slug);
        }
    }

    [Fact]
    public void Every_picture_exists_and_is_small()
    {
        foreach (var cover in Content.Articles.Select(a => a.Cover).OfType<string>().Distinct())
        {
            using var picture = DemoFiles.OpenCover(cover);
            picture.Length.ShouldBeLessThan(60 * 1024, cover);
        }
    }

    [Fact]
    public void Enquiries_stand_in_every_state_and_topics_name_known_policies()
    {
        Content.Enquiries.Count.ShouldBe(15);
        Content.Enquiries.Select(e => e.State).Distinct().ShouldBe(["Received", "Assigned", "Answered", "Closed", "Reopened"], ignoreOrder: true);
        Content.Enquiries.Where(e => e.Enterprise != null).ShouldAllBe(e => Content.Enterprises.Any(c => c.Slug == e.Enterprise));
        var known = DemoFiles.PolicyTitles();
        known.Count.ShouldBe(144);
        Content.Topics.SelectMany(t => t.Policies).ShouldAllBe(p => known.ContainsKey(p));
    }

    [Fact]
    public void The_accent_colour_can_be_read() => AccentColour.Check(Content.Park.Accent, "Accent").ShouldBeNull();
}
