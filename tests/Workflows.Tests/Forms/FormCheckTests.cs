using Shouldly;
using SmartPark.Workflows.Expressions;
using SmartPark.Workflows.Forms;
using Xunit;

namespace SmartPark.Workflows.Tests.Forms;

public sealed class FormCheckTests
{
    private static readonly IReadOnlyDictionary<string, Value> Nothing = FormValues.None;

    [Fact]
    public void Good_values_are_accepted_as_they_are()
    {
        var check = FormCheck.Check(SampleForm.Schema, FormRights.All, SampleForm.Filled, Nothing);
        check.Problems.Select(FormProblems.Say).ShouldBeEmpty();
        check.Accepted.ShouldBe(SampleForm.Filled, ignoreOrder: true);
    }

    [Theory]
    [InlineData("""{ "type": "string", "maxLength": 3 }""", "\"甲乙丙丁\"", "form.text-long")]
    [InlineData("""{ "type": "string", "minLength": 3 }""", "\"甲乙\"", "form.text-short")]
    [InlineData("""{ "type": "string" }""", "5", "form.value")]
    [InlineData("""{ "type": "string" }""", "\"a\\nb\"", "form.text-line")]
    [InlineData("""{ "type": "string" }""", "\"a\\u0000b\"", "form.text-sign")]
    [InlineData("""{ "type": "string", "pattern": "^[A-Z]+$" }""", "\"abc\"", "form.text-pattern")]
    [InlineData("""{ "type": "string", "format": "date" }""", "\"2026-02-29\"", "form.date")]
    [InlineData("""{ "type": "string", "format": "date" }""", "\"26.11.2026\"", "form.date")]
    [InlineData("""{ "type": "string", "format": "email" }""", "\"wang\"", "form.email")]
    [InlineData("""{ "type": "string", "format": "phone" }""", "\"110 oder so\"", "form.phone")]
    [InlineData("""{ "type": "string", "format": "phone" }""", "\"1\"", "form.phone")]
    [InlineData("""{ "type": "number" }""", "\"1,5\"", "form.number")]
    [InlineData("""{ "type": "number" }""", "\"1e5\"", "form.number")]
    [InlineData("""{ "type": "number" }""", "true", "form.number")]
    [InlineData("""{ "type": "number" }""", "9000000000000001", "form.number-range")]
    [InlineData("""{ "type": "number" }""", "1e60", "form.number")]
    [InlineData("""{ "type": "number", "minimum": 1, "maximum": 5 }""", "5.01", "form.number-range")]
    [InlineData("""{ "type": "number", "minimum": 1 }""", "0", "form.number-least")]
    [InlineData("""{ "type": "number", "maximum": 1 }""", "2", "form.number-most")]
    [InlineData("""{ "type": "number", "multipleOf": 0.1 }""", "0.25", "form.number-step")]
    [InlineData("""{ "type": "integer" }""", "1.5", "form.integer")]
    [InlineData("""{ "type": "number", "x-kind": "money" }""", "1.005", "form.money-places")]
    [InlineData("""{ "type": "boolean" }""", "\"true\"", "form.value")]
    [InlineData("""{ "enum": ["a", "b"] }""", "\"c\"", "form.choice-unknown")]
    [InlineData("""{ "type": "array", "items": { "enum": ["a", "b"] } }""", "[\"a\", \"a\"]", "form.twice")]
    [InlineData("""{ "type": "array", "items": { "enum": ["a", "b"] } }""", "[\"c\"]", "form.choice-unknown")]
    [InlineData("""{ "type": "array", "items": { "enum": ["a", "b"] }, "minItems": 2 }""", "[\"a\"]", "form.items-few")]
    [InlineData("""{ "type": "array", "x-kind": "files", "maxItems": 1 }""", "[\"0b9f3bb0-93a1-4a9b-8a44-2f5a1f7c0001\", \"0b9f3bb0-93a1-4a9b-8a44-2f5a1f7c0002\"]", "form.items-many")]
    [InlineData("""{ "type": "array", "x-kind": "files" }""", "[\"passwd\"]", "form.file")]
    [InlineData("""{ "type": "array", "x-kind": "people" }""", "[\"me\"]", "form.person")]
    [InlineData("""{ "type": "string", "x-kind": "person" }""", "\"00000000-0000-0000-0000-000000000000\"", "form.person")]
    [InlineData("""{ "type": "string", "x-kind": "department" }""", "\"sales\"", "form.department")]
    public void A_value_that_does_not_fit_is_refused(string field, string value, string code) => Codes(SampleForm.Field(field), value).ShouldBe([("x", code)]);

    [Theory]
    [InlineData("""{ "type": "number" }""", "\" 1,234.50 \"", "1234.50")]
    [InlineData("""{ "type": "number" }""", "\"１２\"", "12")]
    [InlineData("""{ "type": "string", "x-lines": 3 }""", "\"a\\r\\nb\"", "\"a\\nb\"")]
    [InlineData("""{ "type": "string", "format": "email" }""", "\" Wang@Example.COM \"", "\"Wang@example.com\"")]
    [InlineData("""{ "type": "string", "maxLength": 2 }""", "\"😀😀\"", "\"😀😀\"")]
    [InlineData("""{ "type": "string", "x-kind": "person" }""", "\"0B9F3BB093A14A9B8A442F5A1F7C0001\"", "\"0b9f3bb0-93a1-4a9b-8a44-2f5a1f7c0001\"")]
    [InlineData("""{ "type": "string" }""", "\"  \"", "null")]
    [InlineData("""{ "type": "array", "x-kind": "people" }""", "[]", "null")]
    public void A_value_is_kept_in_the_kind_of_its_field(string field, string value, string kept)
    {
        var (read, problems) = FormCheck.One(SampleForm.Field(field), SampleForm.Value(value));
        problems.ShouldBeEmpty();
        read.ShouldBe(SampleForm.Value(kept));
    }

    [Theory]
    [InlineData("""{ "type": "string" }""", "\" \"", "form.required")]
    [InlineData("""{ "type": "boolean" }""", "null", "form.required")]
    [InlineData("""{ "type": "boolean", "const": true }""", "false", "form.agree")]
    [InlineData("""{ "type": "array", "items": { "type": "object", "properties": { "a": { "type": "string" } } } }""", "[{}, { \"a\": \" \" }]", "form.required")]
    public void What_is_required_must_be_answered(string field, string value, string code) => Codes(SampleForm.Field(field, required: true), value).ShouldBe([("x", code)]);

    [Fact]
    public void A_no_answers_a_required_question() => Codes(SampleForm.Field("""{ "type": "boolean" }""", required: true), "false").ShouldBeEmpty();

    [Fact]
    public void Cells_are_named_by_row_and_column_and_empty_rows_fall_away()
    {
        var (value, problems) = FormCheck.One(SampleForm.Schema.Find("lines")!, SampleForm.Value("""[{}, { "name": "灯", "cost": 5 }, { "cost": 1.234, "colour": "red" }]"""));
        problems.Select(p => (p.Code, p.Path)).ShouldBe([("form.required", "lines[2].name"), ("form.money-places", "lines[2].cost"), ("form.unknown", "lines[2]")]);
        value.List.Count.ShouldBe(2);
    }

    [Fact]
    public void Fields_the_form_does_not_have_are_refused() =>
        FormCheck.Check(SampleForm.Schema, FormRights.All, SampleForm.With("price", Value.Of(1m)), Nothing).Problems.Select(p => (p.Code, p.Path)).ShouldBe([("form.unknown", "price")]);

    [Fact]
    public void A_read_field_takes_only_the_value_it_has()
    {
        var rights = Rights("*=edit;amount=read");
        FormCheck.Check(SampleForm.Schema, rights, SampleForm.Filled, SampleForm.Filled).Fine.ShouldBeTrue();
        FormCheck.Check(SampleForm.Schema, rights, SampleForm.With("amount", Value.Of("1,200.50")), SampleForm.Filled).Fine.ShouldBeTrue();
        FormCheck.Check(SampleForm.Schema, rights, SampleForm.With("amount", Value.Of(1m)), SampleForm.Filled).Problems.Select(p => (p.Code, p.Path, p.Args[0])).ShouldBe([("form.locked", "amount", "金额")]);
        FormCheck.Check(SampleForm.Schema, rights, SampleForm.With("amount", Value.Nothing), SampleForm.Filled).Fine.ShouldBeFalse();
    }

    [Fact]
    public void Guessing_a_hidden_value_right_is_refused_as_guessing_it_wrong()
    {
        var rights = Rights("*=read;amount=hidden");
        foreach (var guess in new[] { 1200.5m, 7m })
        {
            var one = new Dictionary<string, Value> { ["amount"] = Value.Of(guess) };
            FormCheck.Check(SampleForm.Schema, rights, one, SampleForm.Filled).Problems.Select(p => (p.Code, p.Args[0])).ShouldBe([("form.locked", "amount")]);
        }
    }

    [Fact]
    public void What_is_not_submitted_stays_and_still_must_be_there()
    {
        var note = new Dictionary<string, Value> { ["note"] = Value.Of("新") };
        FormCheck.Check(SampleForm.Schema, FormRights.All, note, SampleForm.Filled).Accepted.Keys.ShouldBe(["note"]);
        FormCheck.Check(SampleForm.Schema, FormRights.All, note, Nothing).Problems.Select(p => p.Path).ShouldBe(["amount", "title", "kind", "promise"]);
        FormCheck.Check(SampleForm.Schema, Rights("note=edit"), note, Nothing).Fine.ShouldBeTrue();
    }

    [Fact]
    public void A_value_can_be_taken_away() =>
        FormCheck.Check(SampleForm.Schema, FormRights.All, SampleForm.With("note", Value.Of("")), SampleForm.Filled).Accepted["note"].IsNothing.ShouldBeTrue();

    [Fact]
    public void More_than_256_KB_are_refused()
    {
        var schema = SampleForm.Read("""{ "properties": { "a": { "type": "string", "maxLength": 200000 }, "b": { "type": "string", "maxLength": 200000 } } }""");
        var half = Value.Of(new string('字', 50_000));
        FormCheck.Check(schema, FormRights.All, new Dictionary<string, Value> { ["a"] = half }, Nothing).Fine.ShouldBeTrue();
        FormCheck.Check(schema, FormRights.All, new Dictionary<string, Value> { ["a"] = half, ["b"] = half }, Nothing).Problems.Select(p => p.Code).ShouldBe(["form.large"]);
        FormCheck.Check(schema, FormRights.All, new Dictionary<string, Value> { ["b"] = half }, new Dictionary<string, Value> { ["a"] = half }).Problems.Select(p => p.Code).ShouldBe(["form.large"]);
    }

    [Fact]
    public void A_pattern_made_to_run_for_ever_ends_at_once()
    {
        var field = SampleForm.Field("""{ "type": "string", "pattern": "^(a+)+$", "maxLength": 20000 }""");
        FormCheck.One(field, Value.Of(new string('a', 19_000) + "!")).Problems.Select(p => p.Code).ShouldBe(["form.text-pattern"]);
    }

    [Fact]
    public void Half_a_sign_is_no_text() => FormCheck.One(SampleForm.Field("""{ "type": "string" }"""), Value.Of("a\ud83d")).Problems.Select(p => p.Code).ShouldBe(["form.text-sign"]);

    [Fact]
    public void Expressions_know_the_kind_of_every_field()
    {
        var kinds = FormCheck.Kinds(SampleForm.Schema);
        (kinds["amount"], kinds["startOn"], kinds["urgent"], kinds["lines"], kinds["owner"]).ShouldBe((ValueKind.Number, ValueKind.Text, ValueKind.Yes, ValueKind.List, ValueKind.Text));
        foreach (var (name, value) in SampleForm.Filled) value.Kind.ShouldBe(kinds[name], name);
    }

    [Fact]
    public void A_form_opens_with_what_is_known_and_its_defaults()
    {
        FormCheck.Sources(SampleForm.Schema).ShouldBe(["applicant.phone"]);
        FormCheck.Prefilled(SampleForm.Schema, s => Value.Of("138 0000 1234")).ShouldBe(new Dictionary<string, Value> { ["urgent"] = Value.Of(false), ["phone"] = Value.Of("138 0000 1234") }, ignoreOrder: true);
        FormCheck.Prefilled(SampleForm.Schema, s => Value.Of("none")).Keys.ShouldBe(["urgent"]);
    }

    [Fact]
    public void A_box_that_may_stay_unticked_begins_as_a_no_and_a_question_without_an_answer()
    {
        var schema = SampleForm.Read("""{ "properties": { "box": { "type": "boolean" }, "ask": { "type": "boolean" } }, "required": ["ask"] }""");
        FormCheck.Prefilled(schema, _ => Value.Nothing).ShouldBe(new Dictionary<string, Value> { ["box"] = Value.Of(false) });
    }

    [Fact]
    public void Ids_in_values_are_found()
    {
        var found = FormCheck.References(SampleForm.Schema, SampleForm.Filled);
        (found.Files.Count, found.People.Count, found.Departments.Count).ShouldBe((1, 1, 1));
    }

    private static IEnumerable<(string, string)> Codes(Field field, string value) => FormCheck.One(field, SampleForm.Value(value)).Problems.Select(p => (p.Path, p.Code));

    private static FormRights Rights(string text) => FormRights.Read(text, SampleForm.Schema).Rights;
}
