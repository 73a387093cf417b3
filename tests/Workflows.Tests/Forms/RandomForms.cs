using SmartPark.Workflows.Expressions;
using SmartPark.Workflows.Forms;

namespace SmartPark.Workflows.Tests.Forms;

/// <summary>Random forms, and random values for the sample form: mostly good ones, some at the edge, some nonsense.</summary>
internal static class RandomForms
{
    private static readonly string[] Texts = ["", " ", "会议", "租赁合同\r\n第二行", "a\tb", "０５", "1,234", "1,5", "😀", "AB12", "2026-02-28", "x@y.cn", "rent", "甲", "$at", "\u0000"];

    public static IReadOnlyDictionary<string, Value> Values(Random random)
    {
        var values = new Dictionary<string, Value>();
        foreach (var field in SampleForm.Schema.Fields.Where(_ => random.Next(4) > 0))
            values[field.Name] = random.Next(12) == 0 ? Nonsense(random, 2) : random.Next(3) == 0 ? SampleForm.Filled[field.Name] : Fitting(random, field);
        if (random.Next(40) == 0) values["stranger"] = Nonsense(random, 2);
        return values;
    }

    public static FormRights Rights(Random random)
    {
        var rights = FormRights.Read($"*={Word(random)}", SampleForm.Schema).Rights;
        foreach (var field in SampleForm.Schema.Fields.Where(_ => random.Next(2) == 0)) rights = rights.With(field.Name, (FieldRight)random.Next(3));
        return rights;
    }

    public static FormSchema Schema(Random random)
    {
        var fields = Enumerable.Range(0, random.Next(8)).Select(i => Field(random, $"f{i}", table: true)).ToList();
        var cut = random.Next(fields.Count + 1);
        return new([new(new("甲", "First"), fields[..cut]), new(new("乙"), fields[cut..])]);
    }

    private static Field Field(Random random, string name, bool table)
    {
        var kinds = Enum.GetValues<FieldKind>().Where(k => table || k != FieldKind.Table).ToArray();
        var kind = kinds[random.Next(kinds.Length)];
        var field = new Field(name, kind) { Title = new("标题 “\"<&>”", random.Next(2) == 0 ? "Title" : null), Required = random.Next(2) == 0, Half = random.Next(2) == 0, From = random.Next(4) == 0 ? "tenant.name" : null };
        return kind switch
        {
            FieldKind.Text => field with { Lines = random.Next(1, 5), MinLength = random.Next(3), MaxLength = random.Next(3, 99), Pattern = random.Next(2) == 0 ? "^\\w+$" : null },
            FieldKind.Number or FieldKind.Money or FieldKind.Integer => field with { Minimum = random.Next(5), Maximum = random.Next(5, 50), MultipleOf = 1m, Unit = "m²", Default = Value.Of(5m) },
            FieldKind.Choice or FieldKind.Choices => field with { Choices = [new("a", new("甲", "A")), new("b", new("b"))] },
            FieldKind.Table => field with { MaxItems = random.Next(1, 9), Columns = [.. Enumerable.Range(0, random.Next(1, 4)).Select(i => Field(random, $"c{i}", table: false))] },
            FieldKind.Yes => field with { MustAgree = random.Next(2) == 0 },
            _ => field,
        };
    }

    private static string Word(Random random) => new[] { "edit", "read", "hidden" }[random.Next(3)];

    private static Value Fitting(Random random, Field field) => field.Kind switch
    {
        FieldKind.Integer => Value.Of((decimal)random.Next(0, 9)),
        FieldKind.Number or FieldKind.Money => Value.Of(random.Next(1, 40) / 2m),
        FieldKind.Yes => Value.Of(random.Next(6) > 0),
        FieldKind.Choice => Value.Of(field.Choices[random.Next(field.Choices.Count)].Value),
        FieldKind.Table => Value.Of([.. Enumerable.Range(0, random.Next(5)).Select(_ => Value.Of(field.Columns.Where(_ => random.Next(8) > 0).ToDictionary(c => c.Name, c => Fitting(random, c))))]),
        FieldKind.Text when field.Pattern is null => Value.Of(Texts[random.Next(Texts.Length)]),
        _ => SampleForm.Filled[field.Name],
    };

    private static Value Nonsense(Random random, int depth) => random.Next(depth > 0 ? 7 : 5) switch
    {
        0 => Value.Nothing,
        1 => Value.Of(random.Next(2) == 0),
        2 => Value.Of((decimal)random.Next(-5, 2000) / 3),
        3 => Value.Of(TimeSpan.FromDays(random.Next(9))),
        4 => Value.Of(Texts[random.Next(Texts.Length)]),
        5 => Value.Of([.. Enumerable.Range(0, random.Next(4)).Select(_ => Nonsense(random, depth - 1))]),
        _ => Value.Of(Enumerable.Range(0, random.Next(3)).ToDictionary(i => i == 0 ? "name" : $"k{i}", _ => Nonsense(random, depth - 1))),
    };
}
