using SmartPark.Policies.Facts;
using SmartPark.Policies.Matching;
using SmartPark.Policies.Rules;

namespace SmartPark.Policies.Tests.Matching;

/// <summary>The method in ten lines, against which the matcher is held: true, false, or null for unknown.</summary>
internal static class Reference
{
    public static bool? Of(RuleNode node, FactSheet sheet, DateOnly day) => node switch
    {
        AllOf all => AtLeast([.. all.Of.Where(Counts).Select(p => Of(p, sheet, day))], all.Of.Count(Counts)),
        AnyOf any => AtLeast([.. any.Of.Select(p => Of(p, sheet, day))], 1),
        AtLeastOf least => AtLeast([.. least.Of.Select(p => Of(p, sheet, day))], least.Count),
        NotOf not => !Of(not.Of, sheet, day),
        Condition { ByPerson: true } => null,
        Condition leaf => AtLeast([.. Slot.Of(Fields.Of(leaf.Field!), leaf.Years).Select(s => Holds(leaf, s.Read(sheet, day)))], Slot.Of(Fields.Of(leaf.Field!), leaf.Years).Count),
        _ => throw new InvalidOperationException(),
    };

    private static bool Counts(RuleNode node) => node is not Condition { Soft: true };

    private static bool? AtLeast(bool?[] parts, int count) => parts.Count(p => p == true) >= count ? true : parts.Count(p => p == false) > parts.Length - count ? false : null;

    private static bool? Holds(Condition leaf, long measure)
    {
        if (measure == Measure.Unknown) return null;
        var reading = ConditionReading.Of(leaf, "").Require();
        return reading.Bits != 0 ? (reading.Bits & measure) != 0 : reading.Ranges.Any(r => measure >= r.Low && measure <= r.High);
    }
}
