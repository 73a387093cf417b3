using System.Text.Json;
using SmartPark.Identity.Memberships;
using SmartPark.Identity.People;
using SmartPark.Identity.Tenants;
using SmartPark.Kernel.Audit;
using SmartPark.Kernel.Tenancy;
using SmartPark.Kernel.UseCases;
using SmartPark.Policies.Library;
using SmartPark.Portal.Articles;
using SmartPark.Portal.Demo;
using SmartPark.Portal.Directory;
using SmartPark.Portal.Enquiries;
using SmartPark.Portal.Sites;

namespace SmartPark.Portal.Tests.Demo;

/// <summary>The product's lists on the demo park: a program that follows the cursors sees what a person sees who turns the pages.</summary>
public sealed class CursorWalkTests(LoadedPark park) : IClassFixture<LoadedPark>
{
    [Fact]
    public async Task Lists_in_each_of_their_sorts_give_the_same_rows_by_cursor_and_by_number()
    {
        var site = (await park.SendAsync(null, new GetSite(DemoFiles.Read().Park.Slug))).Require().Park;
        foreach (var sort in Both("title", "column", "state", "publishAt", "changedAt")) await SameAsync(site, sort, p => new FindArticles(Paging: p));
        foreach (var sort in Both("title", "issuer", "published", "until", "changed")) await SameAsync(TenantId.Platform, sort, p => new FindPolicies(Paging: p));
        foreach (var sort in Both("name", "opened")) await SameAsync(null, sort, p => new FindTenants(Paging: p));
        foreach (var sort in Both("askedAt", "deadline", "state", "number", "title")) await SameAsync(site, sort, p => new FindEnquiries(Paging: p));
        foreach (var sort in Both("name")) await SameAsync(site, sort, p => new FindMembers(Paging: p));
        foreach (var sort in Both("joined")) await SameAsync(site, sort, p => new FindMembers(Paging: p), differs: false); // the park's people joined on one day
        foreach (var sort in Both("name", "since")) await SameAsync(null, sort, p => new FindPeople(Paging: p));
        await SameAsync(null, null, p => new FindInDirectory(site, Paging: p));
        await SameAsync(null, null, p => new ListPublished(site, Paging: p));
        await SameAsync(site, null, p => new FindAuditLines(Action: nameof(WriteArticle), Paging: p)); // reading the trail writes lines of another action
        await SameAsync(site, null, p => new ListFaq(site, Paging: p));
    }

    private static IEnumerable<string?> Both(params string[] sorts) => sorts.SelectMany(s => new[] { s, "-" + s }).Prepend(null);

    private async Task SameAsync<T>(TenantId? tenant, string? sort, Func<Paging, IUseCase<Page<T>>> list, int size = 7, bool differs = true)
    {
        var (numbered, walked) = (new List<string>(), new List<string>());
        var first = await park.AsSystemAsync(tenant, list(new(1, size, Sort: sort)));
        first.Total.ShouldBeGreaterThan(1, typeof(T).Name);
        if (differs && sort is not null && sort[0] != '-') // a sort the list does not know falls back to its own order, both ways
            Texts(first).ShouldNotBe(Texts(await park.AsSystemAsync(tenant, list(new(1, size, Sort: "-" + sort)))), $"{typeof(T).Name} knows no sort {sort}");
        for (var number = 1; number <= Math.Min(first.Pages, 12); number++) numbered.AddRange(Texts(await park.AsSystemAsync(tenant, list(new(number, size, Sort: sort)))));
        var cursor = (string?)null;
        do
        {
            var page = await park.AsSystemAsync(tenant, list(new(1, size, cursor, sort)));
            walked.AddRange(Texts(page));
            cursor = page.Next;
        }
        while (cursor is not null && walked.Count < numbered.Count);
        walked.ShouldBe(numbered, $"{typeof(T).Name} by {sort ?? "its own order"}");
        walked.Distinct().Count().ShouldBe(walked.Count, typeof(T).Name);
    }

    private static IEnumerable<string> Texts<T>(Page<T> page) => page.Rows.Select(r => JsonSerializer.Serialize(r));
}
