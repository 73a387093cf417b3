using Bunit;
using Microsoft.AspNetCore.Components;
using Shouldly;
using SmartPark.Face;
using Xunit;

namespace SmartPark.Portal.Tests.Face;

public sealed class DataTableTests : FaceContext
{
    private static readonly FilterField[] Fields = [FilterField.Choice("status", "状态", "任何状态", new FilterOption("open", "在办"))];
    private readonly List<TableQuery> _asked = [];

    [Fact]
    public void Rows_are_shown_with_their_count_and_a_link_from_the_main_column()
    {
        var table = Table(Rows(45));
        table.WaitForAssertion(() => table.FindAll("tbody tr").Count.ShouldBe(20));
        table.Find(".table-count").TextContent.ShouldBe("共 45 条");
        table.Find("tbody a.row-link").GetAttribute("href").ShouldBe("/w/things/1");
        table.Find("tbody td:nth-child(2)").GetAttribute("data-label").ShouldBe("面积");
    }

    [Fact]
    public void Page_size_and_sort_are_read_from_the_address()
    {
        Navigation.NavigateTo("/w/things?page=3&size=50&sort=-area&status=open");
        var table = Table(Rows(400));
        table.WaitForAssertion(() => _asked.ShouldNotBeEmpty());
        var query = _asked[^1];
        (query.Page, query.Size, query.Skip, query.Sort, query.Descending).ShouldBe((3, 50, 100, "area", true));
        query.Filter("status").ShouldBe("open");
        query.Filters.Keys.ShouldBe(["status"]);
    }

    [Theory]
    [InlineData("page=-4&size=7&sort=name;drop")]
    [InlineData("page=99999999999&size=1000000&sort=-secret")]
    [InlineData("page=abc&size=&sort=-")]
    public void Nonsense_in_the_address_falls_back_to_the_first_page_unsorted(string query)
    {
        Navigation.NavigateTo("/w/things?" + query);
        var table = Table(Rows(5));
        table.WaitForAssertion(() => _asked.ShouldNotBeEmpty());
        (_asked[^1].Page, _asked[^1].Size, _asked[^1].Sort).ShouldBe((1, 20, null));
    }

    [Fact]
    public void A_heading_sorts_up_then_down_and_returns_to_the_first_page()
    {
        Navigation.NavigateTo("/w/things?page=2&sort=area");
        var table = Table(Rows(45));
        table.WaitForAssertion(() => table.Find("th[aria-sort=ascending] a").GetAttribute("href").ShouldBe("/w/things?sort=-area"));
    }

    [Fact]
    public void Moving_to_another_page_loads_that_page()
    {
        var table = Table(Rows(45));
        table.WaitForAssertion(() => table.FindAll("tbody tr").Count.ShouldBe(20));
        Navigation.NavigateTo("/?page=3");
        table.WaitForAssertion(() => table.FindAll("tbody tr").Count.ShouldBe(5));
    }

    [Fact]
    public void While_loading_a_skeleton_stands_in_the_place_of_rows()
    {
        var gate = new TaskCompletionSource<TablePage<Thing>>();
        var table = Table((_, _) => gate.Task);
        table.WaitForAssertion(() => table.FindAll(".skeleton-row").Count.ShouldBe(8));
        table.Find(".table-frame").GetAttribute("aria-busy").ShouldBe("true");
        gate.SetResult(new([new(1, "甲", 3)], 1));
        table.WaitForAssertion(() => table.FindAll("tbody tr").Count.ShouldBe(1));
    }

    [Fact]
    public void An_empty_list_says_so_and_offers_the_first_step()
    {
        var table = Table(Rows(0), p => p.Add(t => t.Empty, "<a id='first'>登记</a>"));
        table.WaitForAssertion(() => table.Find("#first").TextContent.ShouldBe("登记"));
    }

    [Fact]
    public void Nothing_found_offers_to_clear_the_filter_by_its_name()
    {
        Navigation.NavigateTo("/w/things?status=open&page=2");
        var table = Table(Rows(0));
        table.WaitForAssertion(() => table.Find(".state-actions a").TextContent.ShouldBe("不限状态:在办"));
        table.Find(".state-actions a").GetAttribute("href").ShouldBe("/w/things");
    }

    [Fact]
    public void A_page_beyond_the_last_leads_back_to_the_first()
    {
        Navigation.NavigateTo("/w/things?page=9");
        var table = Table((_, _) => Task.FromResult(new TablePage<Thing>([], 12)));
        table.WaitForAssertion(() => table.Find(".state-actions a").GetAttribute("href").ShouldBe("/w/things"));
    }

    [Fact]
    public void A_refusal_is_shown_as_a_notice_and_no_count_is_told()
    {
        var table = Table((_, _) => Task.FromResult(TablePage<Thing>.Refused(new("things.not-yours"))));
        table.WaitForAssertion(() => table.Find(".notice").TextContent.ShouldContain("things.not-yours"));
        table.Find(".table-count").TextContent.ShouldBeEmpty();
    }

    [Fact]
    public void A_failure_shows_a_reference_and_trying_again_loads()
    {
        var broken = true;
        var table = Table((q, ct) => broken ? throw new InvalidOperationException("secret detail") : Rows(3)(q, ct));
        table.WaitForAssertion(() => table.Find(".state code").TextContent.Length.ShouldBe(32));
        table.Markup.ShouldNotContain("secret detail");
        broken = false;
        table.Find(".state button").Click();
        table.WaitForAssertion(() => table.FindAll("tbody tr").Count.ShouldBe(3));
    }

    [Fact]
    public void A_column_can_be_hidden_but_never_the_main_one()
    {
        Navigation.NavigateTo("/w/things?hide=area,name");
        var table = Table(Rows(3));
        table.WaitForAssertion(() => table.FindAll("th").Select(h => h.TextContent.Trim()).ShouldBe(["名称", "编号"]));
        table.FindAll(".menu-item").Select(a => a.GetAttribute("href")).ShouldContain("/w/things?hide=name");
    }

    [Fact]
    public void Selecting_rows_brings_the_bulk_actions_and_paging_forgets_them()
    {
        var table = Table(Rows(45), p => p.Add(t => t.Bulk, rows => $"<b id='n'>{rows.Count}</b>"));
        table.WaitForAssertion(() => table.FindAll("tbody input").Count.ShouldBe(20));
        table.Find("tbody input").Change(true);
        table.Find("#n").TextContent.ShouldBe("1");
        table.Find("thead input").Change(true);
        table.Find("#n").TextContent.ShouldBe("20");
        Navigation.NavigateTo("/?page=2");
        table.WaitForAssertion(() => table.FindAll("#n").ShouldBeEmpty());
    }

    [Fact]
    public void Without_a_circuit_there_are_links_but_no_boxes_to_tick()
    {
        SetRendererInfo(new RendererInfo("Static", false));
        var table = Table(Rows(45), p => p.Add(t => t.Bulk, rows => $"<b>{rows.Count}</b>"));
        table.WaitForAssertion(() => table.FindAll(".pager a").ShouldNotBeEmpty());
        table.FindAll("input").ShouldBeEmpty();
    }

    private static Func<TableQuery, CancellationToken, Task<TablePage<Thing>>> Rows(int total) => (query, _) => Task.FromResult(
        new TablePage<Thing>([.. Enumerable.Range(1, total).Skip(query.Skip).Take(query.Size).Select(i => new Thing(i, $"事项 {i}", i * 10))], total));

    private IRenderedComponent<DataTable<Thing>> Table(
        Func<TableQuery, CancellationToken, Task<TablePage<Thing>>> load, Action<ComponentParameterCollectionBuilder<DataTable<Thing>>>? more = null) =>
        Render<DataTable<Thing>>(p =>
        {
            p.Add(t => t.Caption, "事项").Add(t => t.Key, r => r.Id).Add(t => t.RowHref, r => $"/w/things/{r.Id}").Add(t => t.Filters, Fields);
            p.Add(t => t.Load, (query, ct) =>
            {
                _asked.Add(query);
                return load(query, ct);
            });
            p.Add<DataColumn<Thing>>(t => t.Columns, c => c.Add(x => x.Key, "name").Add(x => x.Title, "名称").Add(x => x.Primary, true).Add(x => x.Value, r => r.Name));
            p.Add<DataColumn<Thing>>(t => t.Columns, c => c.Add(x => x.Key, "area").Add(x => x.Title, "面积").Add(x => x.Numeric, true).Add(x => x.Sortable, true).Add(x => x.Value, r => $"{r.Area}"));
            p.Add<DataColumn<Thing>>(t => t.Columns, c => c.Add(x => x.Key, "id").Add(x => x.Title, "编号").Add(x => x.Value, r => $"{r.Id}"));
            more?.Invoke(p);
        });

    private sealed record Thing(int Id, string Name, int Area);
}
