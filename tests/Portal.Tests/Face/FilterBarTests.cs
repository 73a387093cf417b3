using Bunit;
using Shouldly;
using SmartPark.Face;
using Xunit;

namespace SmartPark.Portal.Tests.Face;

public sealed class FilterBarTests : FaceContext
{
    private static readonly FilterField[] Fields =
    [
        FilterField.Words("q", "名称", "企业名称"),
        FilterField.Choice("status", "状态", "任何状态", new FilterOption("open", "在办"), new FilterOption("done", "办结")),
        FilterField.Day("from", "起始日期"),
    ];

    [Fact]
    public void It_reads_as_the_sentence_with_the_fields_in_their_places()
    {
        var bar = Bar("显示{status}、名称含{q}的企业");
        bar.FindAll(".filter-sentence > span").Select(s => s.TextContent).ShouldBe(["显示", "、名称含", "的企业"]);
        bar.FindAll(".filter-sentence [name]").Select(f => f.GetAttribute("name")).ShouldBe(["status", "q", "from"]);
    }

    [Fact]
    public void A_choice_goes_into_the_address_at_once_and_returns_to_the_first_page()
    {
        Navigation.NavigateTo("/w/list?page=4&sort=name");
        Bar("{status}").Find("select").Change("open");
        Navigation.Uri.ShouldEndWith("/w/list?sort=name&status=open");
    }

    [Fact]
    public void Words_go_into_the_address_on_submit_trimmed_and_encoded()
    {
        Navigation.NavigateTo("/w/list");
        var bar = Bar("{q}");
        bar.Find("input[type=search]").Change("  A&B 机械 ");
        bar.Find("form").Submit();
        PageAddress.Of(Navigation.Uri)["q"].ShouldBe("A&B 机械");
        Navigation.Uri.ShouldContain("q=A%26B%20");
    }

    [Fact]
    public void Values_of_the_address_are_shown_and_can_be_cleared()
    {
        Navigation.NavigateTo("/w/list?status=done&q=x&size=50");
        var bar = Bar("{status}{q}");
        bar.Find("option[selected]").TextContent.ShouldBe("办结");
        bar.Find(".filter-actions a").GetAttribute("href").ShouldBe("/w/list?size=50");
        bar.Find("input[type=hidden]").GetAttribute("name").ShouldBe("size");
    }

    [Fact]
    public void Every_field_has_a_name_for_screen_readers()
    {
        foreach (var label in Bar("{status}{q}{from}").FindAll("label")) label.QuerySelector(".sr-only")!.TextContent.ShouldNotBeNullOrWhiteSpace();
    }

    private IRenderedComponent<FilterBar> Bar(string sentence) => Render<FilterBar>(p => p.Add(b => b.Sentence, sentence).Add(b => b.Fields, Fields));
}
