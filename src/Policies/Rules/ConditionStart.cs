using SmartPark.Policies.Facts;

namespace SmartPark.Policies.Rules;

/// <summary>A condition as it stands when a field has just been chosen: what fits of the old one is kept.</summary>
internal static class ConditionStart
{
    public static Condition For(Field? field, Condition old)
    {
        if (field is null) return new() { Ask = old.Ask.Length > 0 ? old.Ask : old.Sentence[..Math.Min(60, old.Sentence.Length)], Check = ConditionCheck.Manual, Sentence = old.Sentence };
        var ops = ConditionReading.OpsOf(field.Kind);
        var unit = field.Unit.Length == 0 ? "" : Units.Convert(1, old.Unit, field.Unit) is null ? field.Unit : old.Unit;
        return new()
        {
            Field = field.Code,
            Op = ops.Contains(old.Op) ? old.Op : ops[0],
            Unit = unit,
            Values = field.Kind switch { FieldKind.Yes => ["true"], FieldKind.Number => old.Values.Take(1).Where(v => decimal.TryParse(v, System.Globalization.CultureInfo.InvariantCulture, out _)).ToList(), _ => [] },
            Years = !field.Yearly ? YearRule.None : old.Years == YearRule.None ? YearRule.Last : old.Years,
            Check = old.Check == ConditionCheck.Manual ? ConditionCheck.Auto : old.Check,
            Sentence = old.Sentence,
        };
    }
}
