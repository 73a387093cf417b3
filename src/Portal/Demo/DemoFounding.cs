using SmartPark.Identity.Departments;
using SmartPark.Identity.Memberships;
using SmartPark.Identity.People;
using SmartPark.Identity.Tenants;
using SmartPark.Kernel.Tenancy;
using SmartPark.Portal.Articles;
using SmartPark.Portal.Enquiries;
using SmartPark.Portal.Sites;

namespace SmartPark.Portal.Demo;

/// <summary>Opens the park with its site, and gives people their accounts.</summary>
internal sealed class DemoFounding(DemoSet set)
{
    private const int FirstDay = -200;

    public void Plan(DemoTimeline timeline)
    {
        timeline.At(set.Clock.On(FirstDay, 9), OpenAsync);
        timeline.At(set.Clock.On(FirstDay, 10), OpenColumnsAsync);
        timeline.At(set.Clock.On(-135, 14), WriteFaqAsync);
        timeline.At(set.Clock.On(-20, 16), JoinSecondTenantAsync);
        timeline.At(set.Clock.LoadedAt, FinishAsync);
    }

    /// <summary>Gives a person an account, or with a null password a contact without a login, and a place on the set.Stage.</summary>
    public async Task<Actor> EmployAsync(PersonEntry person, TenantId tenant, TenantKinds kind, string? password, CancellationToken ct, params string[] roles)
    {
        var id = await set.Stage.AsSystemAsync(tenant, new AddPerson(tenant, person.Name, person.Email, roles, password, Title: person.Title), ct);
        return set.Stage.Cast(id, person.Name, tenant, kind, set.Cast.Park, roles);
    }

    private async Task OpenAsync(CancellationToken ct)
    {
        var (park, people) = (set.Content.Park, set.Content.People);
        set.Cast.Operator = await EmployAsync(people.Operator, TenantId.Platform, TenantKinds.Operator, DemoAccounts.Password, ct, BuiltInRole.PlatformOperator, BuiltInRole.Administrator);
        set.Cast.Park = (await set.Stage.AsSystemAsync(null, new OpenTenant(TenantSubKind.Park, park.Name, null, park.Slug, DivisionCode: park.Division), ct)).TenantId;
        await set.Stage.AsSystemAsync(set.Cast.Park, new OpenSite(park.Slug, park.Name, park.NameEn), ct);
        set.Cast.Manager = await StaffAsync(people.ParkManager, ct, BuiltInRole.Administrator, BuiltInRole.ParkManager);
        set.Cast.Editor = await StaffAsync(people.Editor, ct, BuiltInRole.Editor);
        set.Cast.Desk = await StaffAsync(people.ServiceDesk, ct, BuiltInRole.ServiceDesk);
        await OrganiseAsync(ct);
    }

    /// <summary>Departments with their heads: approvals go to them.</summary>
    private async Task OrganiseAsync(CancellationToken ct)
    {
        var top = await DepartmentAsync("园区管理中心", null, set.Cast.Manager, null, ct);
        await DepartmentAsync("企业服务部", top, set.Cast.Manager, set.Content.People.ParkManager.Title, ct);
        await DepartmentAsync("综合部", top, set.Cast.Editor, set.Content.People.Editor.Title, ct);
        await DepartmentAsync("服务大厅", top, set.Cast.Desk, set.Content.People.ServiceDesk.Title, ct);
    }

    private async Task<Guid> DepartmentAsync(string name, Guid? above, Actor head, string? place, CancellationToken ct)
    {
        var id = await set.Stage.AsAsync(set.Cast.Manager, new MakeDepartment(name, above), ct);
        await set.Stage.AsAsync(set.Cast.Manager, new NameHead(id, head.Person, 1), ct);
        if (place is not null) await set.Stage.AsAsync(set.Cast.Manager, new PlaceMember(head.Person, id, place, 1), ct);
        return id;
    }

    private Task<Actor> StaffAsync(PersonEntry person, CancellationToken ct, params string[] roles) =>
        EmployAsync(person, set.Cast.Park, TenantKinds.Park, DemoAccounts.Password, ct, roles);

    private async Task OpenColumnsAsync(CancellationToken ct)
    {
        foreach (var column in set.Content.Park.Columns) await set.Stage.AsAsync(set.Cast.Manager, new SetColumn(column.Code, column.Name, column.NameEn, column.Position), ct);
    }

    private async Task WriteFaqAsync(CancellationToken ct)
    {
        foreach (var entry in set.Content.Faq) await set.Stage.AsAsync(set.Cast.Desk, new WriteFaq(null, 0, entry.Kind, entry.Question, entry.Answer), ct);
    }

    private async Task JoinSecondTenantAsync(CancellationToken ct)
    {
        var person = set.Content.People.Switcher;
        await EmployAsync(person, set.Cast.Companies[person.Tenant!].Tenant, TenantKinds.Enterprise, DemoAccounts.Password, ct, BuiltInRole.Administrator, BuiltInRole.Member);
        await EmployAsync(person, set.Cast.Companies[person.SecondTenant!].Tenant, TenantKinds.Enterprise, null, ct, BuiltInRole.Member);
    }

    /// <summary>The last step: a site without its footer is a loading that was interrupted (<see cref="DemoPark"/>).</summary>
    private async Task FinishAsync(CancellationToken ct)
    {
        var (park, days) = (set.Content.Park, set.Content.Park.AnswerDays);
        var site = await set.Stage.AsAsync(set.Cast.Manager, new GetSiteSettings(), ct);
        await set.Stage.AsAsync(set.Cast.Manager, new ChangeSite(
            site.Version, site.Site.Slug, park.Name, park.NameEn, null, null, park.Accent, park.Intro, park.IntroEn, new SiteContact(park.Phone, park.Email, park.Address), park.Footer,
            park.HomeColumns, new AnswerDays(days.Question, days.Complaint, days.Suggestion), OthersReview: false), ct);
    }
}
