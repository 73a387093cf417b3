using SmartPark.Identity.Tenants;
using SmartPark.Kernel.Codes;
using SmartPark.Kernel.Tenancy;
using SmartPark.Portal.Directory;

namespace SmartPark.Portal.Demo;

/// <summary>Opens the enterprises and partners with their pages, one after the other over the first half year.</summary>
internal sealed class DemoCompanies(DemoSet set, DemoFounding founding)
{
    private const int FirstDay = -190;

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
        var opened = await set.Stage.AsSystemAsync(null, new OpenTenant(company.Kind, company.Name, set.Cast.Park, SlugOf(company), uscc, company.Industry, company.Division), ct);
        var speaker = await EmployAsync(company, opened.TenantId, kind, ct);
        set.Cast.Companies.Add(company.Slug, (opened.TenantId, speaker));
        await set.Stage.AsSystemAsync(opened.TenantId, new OpenCard(kind, company.Name, set.Cast.Park, uscc, company.Industry, company.Division), ct);
        await DescribeAsync(company, opened.TenantId, speaker, ct);
    }

    /// <summary>The tour's enterprise and partner have people who sign in; the others a contact.</summary>
    private async Task<Actor> EmployAsync(CompanyEntry company, TenantId tenant, TenantKinds kind, CancellationToken ct)
    {
        var people = set.Content.People;
        string[] roles = [BuiltInRole.Administrator, BuiltInRole.Member];
        if (company.Slug == people.EnterpriseMember.Tenant) await founding.EmployAsync(people.EnterpriseMember, tenant, kind, DemoAccounts.Password, ct, BuiltInRole.Member);
        foreach (var known in new[] { people.EnterpriseAdministrator, people.Partner })
        {
            if (company.Slug == known.Tenant) return await founding.EmployAsync(known, tenant, kind, DemoAccounts.Password, ct, roles);
        }
        return await founding.EmployAsync(new(company.Person, $"office@{company.Slug}.example", "联系人", null, null), tenant, kind, null, ct, roles);
    }

    private async Task DescribeAsync(CompanyEntry company, TenantId tenant, Actor speaker, CancellationToken ct)
    {
        var card = await set.Stage.AsAsync(speaker, new GetCard(tenant), ct);
        await set.Stage.AsAsync(speaker, new ChangeCard(card.Version, company.Intro, company.Website, null, company.Industry, company.Division, company.Contact, true, company.Tags), ct);
        foreach (var p in company.Products) await set.Stage.AsAsync(speaker, new AddProduct(new(p.Kind, p.Name, p.Summary, "", null, p.Keywords)), ct);
        for (var i = 0; i < company.Certificates.Count; i++)
        {
            var c = company.Certificates[i];
            var number = FormattableString.Invariant($"YS-{company.Number}-{i + 1:00}");
            await set.Stage.AsAsync(speaker, new AddCertificate(c.Name, number, c.Issuer, set.Clock.Day(c.FromDay), c.UntilDay is { } until ? set.Clock.Day(until) : null), ct);
        }
    }

    private static string SlugOf(CompanyEntry company) => company.Slug.Length < 3 ? company.Slug + "-co" : company.Slug;
}
