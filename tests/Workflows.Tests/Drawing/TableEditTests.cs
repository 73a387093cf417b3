using Shouldly;
using SmartPark.Workflows.Decisions;
using SmartPark.Workflows.Drawing;
using SmartPark.Workflows.Expressions;
using SmartPark.Workflows.Forms;
using Xunit;

namespace SmartPark.Workflows.Tests.Drawing;

/// <summary>Decision tables as people edit them who write no expressions.</summary>
public sealed class TableEditTests
{
    private static readonly FormSchema Form = FormSchema.Read("""{"type":"object","properties":{"amount":{"type":"number","title":"金额"},"seal":{"type":"string","title":"印章","oneOf":[{"const":"company","title":"公章"},{"const":"contract","title":"合同章"}]},"place":{"type":"string","title":"地点"}}}""").Schema!;

    private static DecisionTable Table => new(["amount", "seal"], ["level"], HitPolicy.First, [new(["> 10000", "-"], ["'总经理'"]), new(["-", "'company', 'contract'"], ["'主管'"])]);

    [Theory]
    [InlineData("place", "一号楼", "'一号楼'")]
    [InlineData("place", "一号楼，二号楼", "'一号楼', '二号楼'")]
    [InlineData("place", "'一号楼'", "'一号楼'")]
    [InlineData("place", "not('一号楼')", "not('一号楼')")]
    [InlineData("seal", "公章、合同章", "'company', 'contract'")]
    [InlineData("amount", "≥ 5", ">= 5")]
    [InlineData("amount", "", "-")]
    public void What_is_typed_into_a_test_is_what_was_meant(string field, string typed, string written) => TableEdit.WrittenTest(typed, Form.Find(field)).ShouldBe(written);

    [Fact]
    public void Choices_are_shown_by_their_titles_and_written_back_the_same()
    {
        TableEdit.ShownTest("'company', 'contract'", Form.Find("seal")).ShouldBe("公章、合同章");
        TableEdit.ShownTest("not('company')", Form.Find("seal")).ShouldBe("not('company')");
        TableEdit.WrittenTest(TableEdit.ShownTest("'company', 'contract'", Form.Find("seal")), Form.Find("seal")).ShouldBe("'company', 'contract'");
    }

    [Theory]
    [InlineData("总经理")]
    [InlineData("it's")]
    [InlineData("""back\slash""")]
    public void A_text_result_comes_out_as_it_was_typed(string typed)
    {
        var table = TableEdit.SetOutput(Table, 0, 0, TableEdit.WrittenOutput(typed, OutputKind.Text));
        TableTrial.Of(table, new Dictionary<string, string> { ["amount"] = "20000" }, Form, default).Outputs["level"].ShouldBe(Value.Of(typed));
    }

    [Fact]
    public void The_kind_of_a_column_is_told_from_its_cells()
    {
        TableEdit.KindOf(Table, 0).ShouldBe(OutputKind.Text);
        TableEdit.KindOf(TableEdit.SetOutput(Table, 0, 0, "5"), 0).ShouldBe(OutputKind.Expression);
        TableEdit.KindOf(Table with { Rows = [new(["-", "-"], ["5"])] }, 0).ShouldBe(OutputKind.Number);
        TableEdit.KindOf(Table with { Rows = [new(["-", "-"], ["true"])] }, 0).ShouldBe(OutputKind.Yes);
        TableEdit.KindOf(TableEdit.New(Form), 0).ShouldBeNull();
    }

    [Fact]
    public void Rows_and_columns_come_go_and_move_together()
    {
        var table = TableEdit.AddOutput(TableEdit.AddInput(TableEdit.AddRow(Table, 1, Table.Rows[0]), "place"), "days");
        table.Rows.Count.ShouldBe(3);
        table.Rows.ShouldAllBe(r => r.Tests.Count == 3 && r.Outputs.Count == 2);
        var back = TableEdit.RemoveOutput(TableEdit.RemoveInput(TableEdit.RemoveRow(table, 1), 2), 1);
        Tables.Write(back).ShouldBe(Tables.Write(Table));
        Tables.Write(TableEdit.MoveRow(TableEdit.MoveRow(Table, 0, 1), 1, -1)).ShouldBe(Tables.Write(Table));
        TableEdit.MoveRow(Table, 0, 1).Rows[1].Outputs.ShouldBe(["'总经理'"]);
        Tables.Write(TableEdit.MoveRow(Table, 0, -1)).ShouldBe(Tables.Write(Table));
    }

    [Fact]
    public void A_table_is_written_as_it_is_read()
    {
        var text = Tables.Write(Table);
        text.ShouldContain("总经理");
        Tables.Write(Tables.Read(text)!).ShouldBe(text);
    }

    [Fact]
    public void Problems_stand_at_their_cells()
    {
        var table = new DecisionTable(["amount >"], ["x"], HitPolicy.First, [new(["> "], ["1"]), new(["1"], [""])]);
        TableEdit.Problems(table).Keys.ShouldBe([(-1, 0), (0, 0), (1, 1)], ignoreOrder: true);
        TableEdit.Problems(table with { Rows = [] }).Keys.ShouldContain((-1, -1));
    }

    [Fact]
    public void A_trial_says_which_rows_match_what_comes_out_and_what_is_in_the_way()
    {
        var values = new Dictionary<string, string> { ["amount"] = "20000", ["seal"] = "company" };
        var first = TableTrial.Of(Table, values, Form, default);
        (first.Rows.Count, first.Outputs["level"].Text, first.Fault).ShouldBe((2, "总经理", null));
        TableTrial.Of(Table with { Policy = HitPolicy.Unique }, values, Form, default).Fault!.Value.Code.ShouldBe("decision.several");
        TableTrial.Of(Table, new Dictionary<string, string> { ["amount"] = "5" }, Form, default).Fault!.Value.Code.ShouldBe("decision.none");
        TableTrial.Of(Table with { Policy = HitPolicy.Collect }, values, Form, default).Outputs["level"].List.Count.ShouldBe(2);
    }

    [Fact]
    public void It_asks_for_the_variables_of_inputs_tests_and_results() =>
        TableEdit.Asked(Table with { Rows = [new(["> limit", "not('x')"], ["amount / rate"])] }).ShouldBe(["amount", "seal", "limit", "rate"]);
}
