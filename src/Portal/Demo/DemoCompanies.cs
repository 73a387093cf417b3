using SmartPark.Identity.Tenants;
using SmartPark.Kernel.Codes;
using SmartPark.Kernel.Tenancy;
using SmartPark.Policies.Facts;
using SmartPark.Portal.Directory;

namespace SmartPark.Portal.Demo;

/// <summary>Opens the enterprises and partners with their pages, one after the other over the first half year.</summary>
internal sealed class DemoCompanies(DemoSet set, DemoFounding founding)
{
    private const int FirstDay = -190;

    private readonly HashSet<string?> _speaking =
        [set.Content.People.EnterpriseAdministrator.Tenant, set.Content.People.Partner.Tenant, .. set.Content.Enquiries.Select(e => e.Enterprise)];

    public void Plan(DemoTimeline timeline)
    {
        var all = set.Content.Enterprises.Concat(set.Content.Partners).ToList();
        for (var i = 0; i < all.Count; i++)
        {
            var company = all[i];
            timeline.At(set.Clock.On(FirstDay + i, 10, i % 50), ct => OpenAsync(company, ct));
        }
    }

    private async Task OpenAsync(CompanyEntry company, CancellationToken ct)
    {
        var uscc = UnifiedCreditCode.Fictional(company.Division, company.Number).Value;
        var partner = company.Kind is not (TenantSubKind.ResidentEnterprise or TenantSubKind.ProspectiveEnterprise);
        var kind = partner ? TenantKinds.Partner : TenantKinds.Enterprise;
        var invited = _speaking.Contains(company.Slug) ? null : company;
        var opened = await set.Stage.AsSystemAsync(null, new OpenTenant(
            company.Kind, company.Name, set.Cast.Park, company.Slug, uscc, company.Industry, company.Division, invited?.Person, invited is null ? null : MailOf(company)), ct);
        var speaker = invited is null ? await EmployAsync(company, opened.TenantId, kind, ct) : null;
        set.Cast.Companies.Add(company.Slug, (opened.TenantId, speaker));
        await set.Stage.AsSystemAsync(opened.TenantId, new OpenCard(kind, company.Name, set.Cast.Park, uscc, company.Industry, company.Division), ct);
        await set.Stage.AsSystemAsync(opened.TenantId, new OpenProfile(company.Name, set.Cast.Park, company.Industry, company.Division), ct);
        await DescribeAsync(company, opened.TenantId, ct);
    }

    /// <summary>The tour's enterprise and partner have people who sign in, those who ask the park a contact; the others are invited and have not come yet.</summary>
    private async Task<Actor> EmployAsync(CompanyEntry company, TenantId tenant, TenantKinds kind, CancellationToken ct)
    {
        var people = set.Content.People;
        string[] roles = [BuiltInRole.Administrator, BuiltInRole.Member];
        if (company.Slug == people.EnterpriseMember.Tenant) await founding.EmployAsync(people.EnterpriseMember, tenant, kind, DemoAccounts.Password, ct, BuiltInRole.Member);
        foreach (var known in new[] { people.EnterpriseAdministrator, people.Partner })
        {
            if (company.Slug == known.Tenant) return await founding.EmployAsync(known, tenant, kind, DemoAccounts.Password, ct, roles);
        }
        return await founding.EmployAsync(new(company.Person, MailOf(company), "联系人", null, null), tenant, kind, null, ct, roles);
    }

    private static string MailOf(CompanyEntry company) => $"office@{company.Slug}.example";

    private async Task DescribeAsync(CompanyEntry company, TenantId tenant, CancellationToken ct)
    {
        var stage = set.Stage;
        var card = await stage.AsSystemAsync(tenant, new GetCard(tenant), ct);
        await stage.AsSystemAsync(tenant, new ChangeCard(card.Version, company.Intro, company.Website, null, company.Industry, company.Division, company.Contact, true, company.Tags), ct);
        foreach (var p in company.Products) await stage.AsSystemAsync(tenant, new AddProduct(new(p.Kind, p.Name, p.Summary, "", null, p.Keywords)), ct);
        for (var i = 0; i < company.Certificates.Count; i++)
        {
            var c = company.Certificates[i];
            var number = FormattableString.Invariant($"YS-{company.Number}-{i + 1:00}");
            await stage.AsSystemAsync(tenant, new AddCertificate(c.Name, number, c.Issuer, set.Clock.Day(c.FromDay), c.UntilDay is { } until ? set.Clock.Day(until) : null), ct);
        }
    }
}
