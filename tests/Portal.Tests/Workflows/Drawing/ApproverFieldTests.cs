using Bunit;
using Microsoft.Extensions.DependencyInjection;
using SmartPark.Portal.Tests.Face;
using SmartPark.Workflows.Drawing;

namespace SmartPark.Portal.Tests.Workflows.Drawing;

/// <summary>The approver is chosen in two steps, while what was chosen comes back from the board later.</summary>
public sealed class ApproverFieldTests() : FaceContext(_ => { })
{
    private readonly LateBoard _browser = new();
    private readonly List<string> _told = [];

    [Fact]
    public async Task A_part_that_is_not_complete_stays_while_the_board_answers_late()
    {
        var desk = await _browser.DeskAsync();
        var field = Field(desk, "head");
        field.Find("select").Change("partner");
        _told.ShouldBe([""]);

        Comes(field, "head");
        field.FindAll("select").Count.ShouldBe(3, "the old text comes once more before the board has answered");
        desk.Hear(_browser.Writes());
        Comes(field, "");
        field.FindAll("select").Count.ShouldBe(3, "the board has answered");
        field.FindAll("select")[2].Change("editor");

        _told.ShouldBe(["", "partner:park:editor"]);
        desk.Hear(_browser.Writes());
        Comes(field, "partner:park:editor");
        field.FindAll("select")[2].GetAttribute("value").ShouldBe("editor");
    }

    [Fact]
    public async Task What_somebody_else_changed_is_shown()
    {
        var desk = await _browser.DeskAsync();
        var field = Field(desk, "head");
        field.Find("select").Change("partner");
        desk.Hear(_browser.Writes());
        Comes(field, "");
        desk.Hear(_browser.Changed());
        Comes(field, "manager:2");

        field.Find("select").GetAttribute("value").ShouldBe("manager");
        field.Find("input").GetAttribute("value").ShouldBe("2");
    }

    [Fact]
    public async Task A_change_that_is_undone_before_the_board_has_told_it_is_undone_here_too()
    {
        var desk = await _browser.DeskAsync();
        var field = Field(desk, "head");
        field.Find("select").Change("partner");
        _browser.Writes();
        desk.Hear(_browser.Changed());
        Comes(field, "head");

        field.FindAll("select").Count.ShouldBe(1);
    }

    private IRenderedComponent<ApproverField> Field(DrawDesk desk, string value) => Render<ApproverField>(p => p
        .Add(f => f.Id, "who").Add(f => f.Label, "办理人").Add(f => f.Value, value).AddCascadingValue(desk)
        .Add(f => f.ValueChanged, text =>
        {
            _told.Add(text);
            return desk.SetAsync("approver", text);
        }));

    private static void Comes(IRenderedComponent<ApproverField> field, string value) => field.Render(p => p.Add(f => f.Value, value));
}
