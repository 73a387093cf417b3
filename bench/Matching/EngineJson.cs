using System.Globalization;
using System.Text.Json.Nodes;
using SmartPark.Policies.Facts;
using SmartPark.Policies.Matching;
using SmartPark.Policies.Rules;

namespace SmartPark.Bench.Matching;

/// <summary>
/// Rules and facts for json-rules-engine, which knows only true and false. Each policy becomes two rules: "met", where an absent fact fails a condition, and "may", where it
/// passes. May fails: unmet; met passes: met; else unknown. Under a not the two change places. The operators are named accordingly: met.ge, may.ge.
/// </summary>
internal static class EngineJson
{
    public static JsonObject Rule(AreaRule rule, bool met)
    {
        var node = Node(Reading.Whole(rule), met);
        return node.ContainsKey("fact") ? new() { ["all"] = new JsonArray(node) } : node;
    }

    /// <summary>The facts of one enterprise; what is unknown is absent.</summary>
    public static JsonObject Facts(IReadOnlyList<Slot> slots, FactSheet sheet)
    {
        var facts = new JsonObject();
        foreach (var slot in slots) if (slot.Read(sheet, Enterprises.Day) is var m && m != Measure.Unknown) facts[Reading.Name(slot)] = Value(slot.Field, m);
        return facts;
    }

    private static JsonNode Value(Field field, long measure) => field.Kind switch
    {
        FieldKind.Number => JsonValue.Create(Measure.Number(measure)),
        FieldKind.Yes => JsonValue.Create(measure == 1),
        FieldKind.Date => JsonValue.Create(measure),
        FieldKind.Choice => JsonValue.Create(Measure.Words(field, measure).Single()),
        FieldKind.Set => new JsonArray([.. Measure.Words(field, measure).Select(w => JsonValue.Create(w))]),
        _ => JsonValue.Create(Reading.Code(field, measure)),
    };

    private static JsonObject Node(RuleNode node, bool met) => node switch
    {
        Condition leaf => Leaf(leaf, met),
        NotOf not => new() { ["not"] = Node(not.Of, !met) },
        AllOf all => Group("all", all.Of.Select(p => Node(p, met))),
        AnyOf any => Group("any", any.Of.Select(p => Node(p, met))),
        AtLeastOf least => Group("any", Reading.Choose(least.Of, least.Count).Select(c => Group("all", c.Select(p => Node(p, met))))),
        _ => throw new InvalidOperationException(node.GetType().Name),
    };

    private static JsonObject Group(string kind, IEnumerable<JsonObject> parts) => new() { [kind] = new JsonArray([.. parts]) };

    private static JsonObject Leaf(Condition leaf, bool met)
    {
        if (leaf.ByPerson) return Test("judged_by_a_person", "eq", true, met);
        var field = Fields.Of(leaf.Field!);
        var slots = Slot.Of(field, leaf.Years).Select(s => One(leaf, field, Reading.Name(s), met)).ToList();
        return slots.Count == 1 ? slots[0] : Group("all", slots);
    }

    private static JsonObject One(Condition leaf, Field field, string fact, bool met)
    {
        JsonArray words = [.. leaf.Values.Select(v => JsonValue.Create(v))];
        return field.Kind switch
        {
            FieldKind.Yes => Test(fact, "eq", leaf.Values[0] == "true", met),
            FieldKind.Choice => Test(fact, "in", words, met),
            FieldKind.Set => Test(fact, "has", words, met),
            FieldKind.Division or FieldKind.Industry => Test(fact, "starts", words, met),
            FieldKind.Date => Test(fact, Compared(leaf), Bounds(leaf, v => DateOnly.ParseExact(v, "yyyy-MM-dd", CultureInfo.InvariantCulture).DayNumber), met),
            _ => Test(fact, Compared(leaf), Bounds(leaf, v => decimal.Parse(v, CultureInfo.InvariantCulture)), met),
        };
    }

    private static string Compared(Condition leaf) => leaf.Op switch
    {
        RuleOp.AtLeast => "ge",
        RuleOp.AtMost => "le",
        RuleOp.Above => "gt",
        RuleOp.Below => "lt",
        RuleOp.Between => "between",
        _ => throw new InvalidOperationException(leaf.Op.ToString()),
    };

    private static JsonNode Bounds(Condition leaf, Func<string, decimal> read) =>
        leaf.Op == RuleOp.Between ? new JsonArray([.. leaf.Values.Select(v => JsonValue.Create(read(v)))]) : JsonValue.Create(read(leaf.Values[0]));

    private static JsonObject Test(string fact, string op, JsonNode value, bool met) => new() { ["fact"] = fact, ["operator"] = (met ? "met." : "may.") + op, ["value"] = value };
}
