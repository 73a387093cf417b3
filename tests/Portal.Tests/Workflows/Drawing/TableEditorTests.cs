using Bunit;
using Microsoft.Extensions.DependencyInjection;
using SmartPark.Portal.Tests.Face;
using SmartPark.Workflows.Decisions;
using SmartPark.Workflows.Drawing;

namespace SmartPark.Portal.Tests.Workflows.Drawing;

/// <summary>Cells are written one after the other, while what was written comes back from the board later.</summary>
public sealed class TableEditorTests() : FaceContext(s => s.AddSingleton(TimeProvider.System))
{
    private static readonly DecisionTable First = new(["copies"], ["level"], HitPolicy.First, [new(["-"], ["'a'"]), new(["-"], ["'b'"])]);
    private readonly LateBoard _browser = new();

    [Fact]
    public async Task Quick_changes_are_kept_while_the_board_answers_late_and_an_undo_is_shown()
    {
        var desk = await _browser.DeskAsync(Table(First));
        var editor = Render<TableEditor>(p => p.Add(e => e.Name, "t").AddCascadingValue(desk));
        Cell(editor, 0).Change("> 10");
        var one = TableEdit.SetTest(First, 0, 0, "> 10");
        Comes(editor, desk, _browser.Changed(tables: Table(First)));
        Cell(editor, 0).GetAttribute("value").ShouldBe("> 10", "the old table comes once more before the board has answered");
        Cell(editor, 1).Change("<= 10");
        Comes(editor, desk, _browser.Writes(Table(one)));
        Cell(editor, 1).GetAttribute("value").ShouldBe("<= 10", "the answer to the first change comes after the second");
        var two = TableEdit.SetTest(one, 1, 0, "<= 10");
        Comes(editor, desk, _browser.Writes(Table(two)));
        (Cell(editor, 0).GetAttribute("value"), Cell(editor, 1).GetAttribute("value")).ShouldBe(("> 10", "<= 10"));

        Comes(editor, desk, _browser.Changed(tables: Table(one)));
        Cell(editor, 1).GetAttribute("value").ShouldBeNullOrEmpty("it was undone on the board");
    }

    [Fact]
    public async Task A_change_that_is_undone_before_the_board_has_told_it_is_undone_here_too()
    {
        var desk = await _browser.DeskAsync(Table(First));
        var editor = Render<TableEditor>(p => p.Add(e => e.Name, "t").AddCascadingValue(desk));
        Cell(editor, 0).Change("> 10");
        _browser.Writes(Table(TableEdit.SetTest(First, 0, 0, "> 10")));
        Comes(editor, desk, _browser.Changed(tables: Table(First)));

        Cell(editor, 0).GetAttribute("value").ShouldBeNullOrEmpty();
    }

    [Fact]
    public async Task A_new_name_holds_before_the_board_has_answered()
    {
        var desk = await _browser.DeskAsync(Table(First));
        var editor = Render<TableEditor>(p => p.Add(e => e.Name, "t").AddCascadingValue(desk));
        editor.Render(p => p.Add(e => e.NameChanged, name => editor.Render(q => q.Add(e => e.Name, name))));
        editor.Find("#rules-name").Change("new");
        Cell(editor, 0).Change("> 10");

        _browser.Written.ShouldBe(["t", "new"]);
        Cell(editor, 0).GetAttribute("value").ShouldBe("> 10");
    }

    private static BoardTable Table(DecisionTable table) => new("t", Tables.Write(table));

    private static AngleSharp.Dom.IElement Cell(IRenderedComponent<TableEditor> editor, int row) => editor.FindAll("tbody tr")[row].QuerySelector("td input")!;

    private static void Comes(IRenderedComponent<TableEditor> editor, DrawDesk desk, BoardNews news)
    {
        desk.Hear(news);
        editor.Render(p => p.Add(e => e.Name, "t"));
    }
}
