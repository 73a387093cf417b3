using System.Text.Json;
using Shouldly;
using SmartPark.Workflows.Expressions;
using SmartPark.Workflows.Forms;

namespace SmartPark.Workflows.Tests.Forms;

/// <summary>A form with every kind of field.</summary>
internal static class SampleForm
{
    public const string Text = """
        {
          "$schema": "https://json-schema.org/draft/2020-12/schema", "type": "object", "required": ["title", "amount", "kind", "promise"],
          "properties": {
            "title": { "type": "string", "title": "事项", "x-title-en": "Subject", "minLength": 2, "maxLength": 10, "x-width": "half" },
            "note": { "type": "string", "title": "说明", "x-lines": 4 },
            "code": { "type": "string", "pattern": "^[A-Z]{2}[0-9]+$" },
            "startOn": { "type": "string", "format": "date", "title": "开始日期" },
            "mail": { "type": "string", "format": "email" },
            "phone": { "type": "string", "format": "phone", "x-from": "applicant.phone" },
            "area": { "type": "number", "title": "面积", "minimum": 0.5, "maximum": 1000, "multipleOf": 0.5, "x-unit": "m²" },
            "people": { "type": "integer", "minimum": 1 },
            "amount": { "type": "number", "x-kind": "money", "title": "金额", "maximum": 1000000 },
            "urgent": { "type": "boolean", "default": false },
            "promise": { "type": "boolean", "const": true, "title": "承诺属实" },
            "kind": { "oneOf": [ { "const": "rent", "title": "租赁", "x-title-en": "Rent" }, { "const": "repair", "title": "维修" } ] },
            "tags": { "type": "array", "items": { "enum": ["甲", "乙", "丙"] }, "minItems": 1, "maxItems": 2, "uniqueItems": true },
            "lines": {
              "type": "array", "title": "明细", "maxItems": 5,
              "items": { "type": "object", "required": ["name", "cost"], "properties": {
                "name": { "type": "string", "title": "名称" }, "cost": { "type": "number", "x-kind": "money", "title": "金额" } } }
            },
            "papers": { "type": "array", "x-kind": "files", "maxItems": 3 },
            "owner": { "type": "string", "x-kind": "person" },
            "team": { "type": "array", "x-kind": "people" },
            "office": { "type": "string", "x-kind": "department" }
          },
          "x-sections": [
            { "title": "基本", "x-title-en": "Basics", "fields": ["amount", "title", "kind"] },
            { "title": "明细", "fields": ["lines", "papers"] }
          ]
        }
        """;

    public static FormSchema Schema { get; } = Read(Text);

    /// <summary>Values that the form takes as they are.</summary>
    public static IReadOnlyDictionary<string, Value> Filled { get; } = Values("""
        { "title": "会议室改造", "note": "两行\n文字", "code": "AB12", "startOn": "2026-11-26", "mail": "wang@example.com", "phone": "0571-88880000", "area": 12.5, "people": 3, "amount": 1200.5,
          "urgent": true, "promise": true, "kind": "repair", "tags": ["甲", "丙"], "lines": [{ "name": "灯", "cost": 200 }, { "name": "墙", "cost": 1000.5 }],
          "papers": ["5f0c5f6e-3a58-4bd4-9d0b-0d6d6b7c1a11"], "owner": "0b9f3bb0-93a1-4a9b-8a44-2f5a1f7c0001", "team": ["0b9f3bb0-93a1-4a9b-8a44-2f5a1f7c0001"],
          "office": "0b9f3bb0-93a1-4a9b-8a44-2f5a1f7c0009" }
        """);

    public static FormSchema Read(string json)
    {
        var read = FormSchema.Read(json);
        read.Problems.Select(p => $"{p.Code} {p.Path}").ShouldBeEmpty();
        return read.Schema.ShouldNotBeNull();
    }

    /// <summary>A form of one field, required when asked.</summary>
    public static Field Field(string json, bool required = false) =>
        Read($$"""{ "type": "object", "properties": { "x": {{json}} }{{(required ? ", \"required\": [\"x\"]" : "")}} }""").Find("x")!;

    public static IReadOnlyDictionary<string, Value> Values(string json)
    {
        using var document = JsonDocument.Parse(json);
        return document.RootElement.EnumerateObject().ToDictionary(p => p.Name, p => FormValues.Plain(p.Value));
    }

    public static Value Value(string json)
    {
        using var document = JsonDocument.Parse(json);
        return FormValues.Plain(document.RootElement);
    }

    public static IReadOnlyDictionary<string, Value> With(string name, Value value) => new Dictionary<string, Value>(Filled) { [name] = value };
}
