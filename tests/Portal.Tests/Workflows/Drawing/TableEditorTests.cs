using Bunit;
using Microsoft.Extensions.DependencyInjection;
using SmartPark.Kernel.UseCases;
using SmartPark.Portal.Tests.Face;
using SmartPark.Workflows.Decisions;
using SmartPark.Workflows.Drawing;

namespace SmartPark.Portal.Tests.Workflows.Drawing;

/// <summary>Cells are written one after the other, while what was written comes back from the board later.</summary>
public sealed class TableEditorTests() : FaceContext(s => s.AddSingleton<IUseCases, NobodyAnswers>().AddSingleton<TimeProvider>(TimeProvider.System))
{
    private static readonly DecisionTable First = new(["copies"], ["level"], HitPolicy.First, [new(["-"], ["'a'"]), new(["-"], ["'b'"])]);

    [Fact]
    public void Quick_changes_are_kept_while_the_board_answers_late_and_an_undo_is_shown()
    {
        var desk = new DrawDesk(Services.GetRequiredService<IUseCases>()) { Tables = [new("t", Tables.Write(First))] };
        var editor = Render<TableEditor>(p => p.Add(e => e.Name, "t").AddCascadingValue(desk));
        Cell(editor, 0).Change("> 10");
        var one = TableEdit.SetTest(First, 0, 0, "> 10");
        Comes(editor, desk, First);
        Cell(editor, 0).GetAttribute("value").ShouldBe("> 10", "the old table comes once more before the board has answered");
        Cell(editor, 1).Change("<= 10");
        Comes(editor, desk, one);
        Cell(editor, 1).GetAttribute("value").ShouldBe("<= 10", "the answer to the first change comes after the second");
        var two = TableEdit.SetTest(one, 1, 0, "<= 10");
        Comes(editor, desk, two);
        (Cell(editor, 0).GetAttribute("value"), Cell(editor, 1).GetAttribute("value")).ShouldBe(("> 10", "<= 10"));

        Comes(editor, desk, one);
        Cell(editor, 1).GetAttribute("value").ShouldBeNullOrEmpty("it was undone on the board");
    }

    private static AngleSharp.Dom.IElement Cell(IRenderedComponent<TableEditor> editor, int row) => editor.FindAll("tbody tr")[row].QuerySelector("td input")!;

    private static void Comes(IRenderedComponent<TableEditor> editor, DrawDesk desk, DecisionTable table)
    {
        desk.Tables = [new("t", Tables.Write(table))];
        editor.Render(p => p.Add(e => e.Name, "t"));
    }

    private sealed class NobodyAnswers : IUseCases
    {
        public Task<Kernel.Results.Result<T>> SendAsync<T>(IUseCase<T> request, CancellationToken ct = default) => throw new InvalidOperationException(request.GetType().Name);
    }
}
