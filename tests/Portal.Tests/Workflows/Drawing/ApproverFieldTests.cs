using Bunit;
using Microsoft.Extensions.DependencyInjection;
using SmartPark.Portal.Tests.Face;
using SmartPark.Workflows.Drawing;

namespace SmartPark.Portal.Tests.Workflows.Drawing;

/// <summary>The approver is chosen in two steps, while what was chosen comes back from the board later.</summary>
public sealed class ApproverFieldTests() : FaceContext(_ => { })
{
    private readonly LateBoard _browser = new();

    [Fact]
    public async Task A_part_that_is_not_complete_stays_while_the_board_answers_late()
    {
        var (desk, field) = await FieldAsync("head");
        field.Find("select").Change("partner");
        Comes(field, desk, _browser.Changed(Task("head")));
        field.FindAll("select").Count.ShouldBe(3, "the old text comes once more before the board has answered");
        var written = _browser.Writes(Task(""));
        field.Render();
        field.FindAll("select").Count.ShouldBe(3, "it is drawn again between the answer and the news");
        Comes(field, desk, written);
        field.FindAll("select").Count.ShouldBe(3, "the board has answered");
        field.FindAll("select")[2].Change("editor");
        Comes(field, desk, _browser.Writes(Task("partner:park:editor")));

        field.FindAll("select")[2].GetAttribute("value").ShouldBe("editor");
        _browser.Said.ShouldBe(["", "partner:park:editor"]);
    }

    [Fact]
    public async Task What_somebody_else_changed_is_shown()
    {
        var (desk, field) = await FieldAsync("head");
        field.Find("select").Change("partner");
        Comes(field, desk, _browser.Writes(Task("")));
        Comes(field, desk, _browser.Changed(Task("manager:2")));

        field.Find("select").GetAttribute("value").ShouldBe("manager");
        field.Find("input").GetAttribute("value").ShouldBe("2");
    }

    [Fact]
    public async Task A_change_that_is_undone_before_the_board_has_told_it_is_undone_here_too()
    {
        var (desk, field) = await FieldAsync("head");
        field.Find("select").Change("partner");
        _browser.Writes(Task(""));
        Comes(field, desk, _browser.Changed(Task("head")));

        field.FindAll("select").Count.ShouldBe(1);
    }

    private static ElementFacts Task(string approver) => new() { Id = "T", Settings = new() { ["approver"] = approver } };

    private async Task<(DrawDesk Desk, IRenderedComponent<ApproverField> Field)> FieldAsync(string approver)
    {
        var desk = await _browser.DeskAsync();
        desk.Hear(_browser.Changed(Task(approver)));
        return (desk, Render<ApproverField>(p => p.Add(f => f.Id, "who").Add(f => f.Label, "办理人").Add(f => f.Setting, "approver").AddCascadingValue(desk)));
    }

    private static void Comes(IRenderedComponent<ApproverField> field, DrawDesk desk, BoardNews news)
    {
        desk.Hear(news);
        field.Render();
    }
}
