using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using Shouldly;
using SmartPark.Workflows.Expressions;
using SmartPark.Workflows.Forms;
using Xunit;

namespace SmartPark.Workflows.Tests.Forms;

public sealed class FormSchemaTests
{
    [Fact]
    public void Every_kind_of_field_is_read() => SampleForm.Schema.Fields.ToDictionary(f => f.Name, f => f.Kind).ShouldBe(new Dictionary<string, FieldKind>
    {
        ["title"] = FieldKind.Text,
        ["note"] = FieldKind.Text,
        ["code"] = FieldKind.Text,
        ["startOn"] = FieldKind.Date,
        ["mail"] = FieldKind.Email,
        ["phone"] = FieldKind.Phone,
        ["area"] = FieldKind.Number,
        ["people"] = FieldKind.Integer,
        ["amount"] = FieldKind.Money,
        ["urgent"] = FieldKind.Yes,
        ["promise"] = FieldKind.Yes,
        ["kind"] = FieldKind.Choice,
        ["tags"] = FieldKind.Choices,
        ["lines"] = FieldKind.Table,
        ["papers"] = FieldKind.Files,
        ["owner"] = FieldKind.Person,
        ["team"] = FieldKind.People,
        ["office"] = FieldKind.Department,
    }, ignoreOrder: true);

    [Fact]
    public void Sections_set_the_order_and_fields_in_no_section_come_last()
    {
        SampleForm.Schema.Sections.Select(s => s.Title.Chinese).ShouldBe(["基本", "明细", null]);
        SampleForm.Schema.Fields.Take(6).Select(f => f.Name).ShouldBe(["amount", "title", "kind", "lines", "papers", "note"]);
    }

    [Fact]
    public void Limits_words_and_layout_are_read()
    {
        var (title, area, lines) = (SampleForm.Schema.Find("title")!, SampleForm.Schema.Find("area")!, SampleForm.Schema.Find("lines")!);
        (title.Required, title.MinLength, title.MaxLength, title.Half, title.Title).ShouldBe((true, 2, 10, true, new Words("事项", "Subject")));
        (area.Minimum, area.Maximum, area.MultipleOf, area.Unit).ShouldBe((0.5m, 1000m, 0.5m, "m²"));
        lines.Columns.Select(c => (c.Name, c.Kind, c.Required)).ShouldBe([("name", FieldKind.Text, true), ("cost", FieldKind.Money, true)]);
        (SampleForm.Schema.Find("phone")!.From, SampleForm.Schema.Find("urgent")!.Default).ShouldBe(("applicant.phone", Value.Of(false)));
    }

    [Theory]
    [InlineData("""{ "x": { "type": "text" } }""", "form.type", "properties.x.type")]
    [InlineData("""{ "x": { "type": ["string", "null"] } }""", "form.keyword", "properties.x.type")]
    [InlineData("""{ "x": { "type": "string", "x-kind": "signature" } }""", "form.x-kind", "properties.x.x-kind")]
    [InlineData("""{ "x": { "type": "string", "x-kind": "money" } }""", "form.x-kind", "properties.x.x-kind")]
    [InlineData("""{ "X": { "type": "string" } }""", "form.name", "properties.X")]
    [InlineData("""{ "$at": { "type": "string" } }""", "form.name", "properties.$at")]
    [InlineData("""{ "x\n": { "type": "string" } }""", "form.name", "properties.x\n")]
    [InlineData("""{ "x": { "type": "string" }, "x": { "type": "number" } }""", "form.name-twice", "properties.x")]
    [InlineData("""{ "x": { "type": "string", "format": "time" } }""", "form.word", "properties.x.format")]
    [InlineData("""{ "x": { "type": "string", "minLength": 5, "maxLength": 2 } }""", "form.order", "properties.x.maxLength")]
    [InlineData("""{ "x": { "type": "string", "maxLength": -1 } }""", "form.count", "properties.x.maxLength")]
    [InlineData("""{ "x": { "type": "string", "pattern": "(" } }""", "form.pattern", "properties.x.pattern")]
    [InlineData("""{ "x": { "type": "string", "pattern": "(?=a)b" } }""", "form.pattern", "properties.x.pattern")]
    [InlineData("""{ "x": { "type": "string", "pattern": "((a{1000}){1000}){1000}" } }""", "form.pattern", "properties.x.pattern")]
    [InlineData("""{ "x": { "type": "number", "multipleOf": 0 } }""", "form.keyword", "properties.x.multipleOf")]
    [InlineData("""{ "x": { "enum": [] } }""", "form.choices", "properties.x.enum")]
    [InlineData("""{ "x": { "enum": ["a", "a"] } }""", "form.choice-same", "properties.x.enum[1]")]
    [InlineData("""{ "x": { "enum": [1] } }""", "form.keyword", "properties.x.enum[0]")]
    [InlineData("""{ "x": { "type": "array", "maxItems": 201, "items": { "type": "object", "properties": { "a": { "type": "string" } } } } }""", "form.count", "properties.x.maxItems")]
    [InlineData("""{ "x": { "type": "array", "maxItems": 21, "x-kind": "files" } }""", "form.count", "properties.x.maxItems")]
    [InlineData("""{ "x": { "type": "array", "items": { "type": "object" } } }""", "form.table-empty", "properties.x.items.properties")]
    [InlineData("""{ "x": { "type": "array", "items": { "type": "object", "properties": { "a": { "type": "array", "items": { "type": "object" } } } } } }""", "form.table-deep", "properties.x.items.properties.a.type")]
    [InlineData("""{ "x": { "type": "number", "default": "viel" } }""", "form.default", "properties.x.default")]
    [InlineData("""{ "x": 5 }""", "form.keyword", "properties.x")]
    public void A_wrong_field_is_named_with_its_place(string properties, string code, string path) =>
        Problems($$"""{ "type": "object", "properties": {{properties}} }""").ShouldContain((code, path));

    [Theory]
    [InlineData("{", "form.json")]
    [InlineData("[]", "form.root")]
    [InlineData("""{ "type": "array" }""", "form.root")]
    [InlineData("""{ "properties": {}, "required": ["x"] }""", "form.required-unknown")]
    [InlineData("""{ "properties": {}, "x-sections": [{ "fields": ["x"] }] }""", "form.section-field")]
    [InlineData("""{ "properties": { "x": { "type": "string" } }, "x-sections": [{ "fields": ["x"] }, { "fields": ["x"] }] }""", "form.section-twice")]
    [InlineData("""{ "properties": { "x": { "type": "string", "title": "\ud800" } } }""", "form.json")]
    public void A_wrong_form_is_refused(string json, string code) => Problems(json).Select(p => p.Code).ShouldBe([code]);

    [Fact]
    public void Every_problem_is_told_at_once() =>
        Problems("""{ "properties": { "a": { "type": "text" }, "b": { "type": "string", "maxLength": "x" }, "C": {} }, "required": ["d"] }""").Count.ShouldBe(4);

    [Fact]
    public void Unknown_keywords_say_nothing() =>
        SampleForm.Field("""{ "type": "string", "examples": ["a"], "readOnly": true, "x-colour": 5 }""").Kind.ShouldBe(FieldKind.Text);

    [Fact]
    public void Large_deep_and_long_forms_are_refused()
    {
        Problems("""{ "properties": {}, "title": " """ + new string('a', FormSchema.MostBytes) + "\" }").Select(p => p.Code).ShouldBe(["form.too-large"]);
        Problems($$"""{ "properties": {}, "x": {{new string('[', 30)}}{{new string(']', 30)}} }""").Select(p => p.Code).ShouldBe(["form.json"]);
        var many = string.Join(',', Enumerable.Range(0, 101).Select(i => $$"""  "f{{i}}": { "type": "string" } """));
        Problems($$"""{ "properties": { {{many}} } }""").Select(p => p.Code).ShouldBe(["form.fields-many"]);
    }

    [Fact]
    public void Columns_count_as_fields()
    {
        var many = string.Join(',', Enumerable.Range(0, 100).Select(i => $$"""  "f{{i}}": { "type": "string" } """));
        Problems($$"""{ "properties": { "t": { "type": "array", "items": { "type": "object", "properties": { {{many}} } } } } }""").Select(p => p.Code).ShouldBe(["form.fields-many"]);
    }

    [Fact]
    public void What_is_written_reads_the_same()
    {
        var written = FormWriter.Write(SampleForm.Schema);
        var again = SampleForm.Read(written);
        FormWriter.Write(again).ShouldBe(written);
        again.Fields.Select(f => f with { Choices = [], Columns = [] }).ShouldBe(SampleForm.Schema.Fields.Select(f => f with { Choices = [], Columns = [] }));
        again.Find("kind")!.Choices.ShouldBe(SampleForm.Schema.Find("kind")!.Choices);
        again.Find("lines")!.Columns.Select(c => c.Kind).ShouldBe([FieldKind.Text, FieldKind.Money]);
    }

    [Fact]
    public void Any_text_is_read_or_refused_and_never_breaks() => Prop.ForAll<NonNull<string>>(text => FormSchema.Read(text.Get).Problems is not null).QuickCheckThrowOnFailure();

    [Fact]
    public void A_form_with_any_letter_lost_is_read_or_refused()
    {
        for (var at = 0; at < SampleForm.Text.Length; at++) FormSchema.Read(SampleForm.Text.Remove(at, 1)).ShouldNotBeNull();
    }

    private static List<(string Code, string Path)> Problems(string json)
    {
        var read = FormSchema.Read(json);
        read.Schema.ShouldBeNull();
        return [.. read.Problems.Select(p => (p.Code, p.Path))];
    }
}
