using System.Collections.Immutable;
using SmartPark.Policies.Facts;
using SmartPark.Policies.Matching;

namespace SmartPark.Policies.Rules;

/// <summary>
/// Looks for rules that no enterprise can fit and rules that every enterprise fits, by trying to satisfy the rule and its negation: each field within its own bounds, columns
/// taken as independent, what a person judges taken as open. A rule too branched to decide within <see cref="MostSteps"/> steps is not warned about.
/// </summary>
internal static class RuleWarnings
{
    private const int MostSteps = 20_000;

    public const string Never = "rule.never";
    public const string Always = "rule.always";
    public const string SentenceGone = "rule.sentence-gone";

    public static IReadOnlyList<(string Code, string About)> Of(RuleNode tree, string policyText)
    {
        var warnings = new List<(string, string)>();
        if (!new Search().CanHold(tree, true)) warnings.Add((Never, ""));
        else if (!new Search().CanHold(tree, false)) warnings.Add((Always, ""));
        foreach (var condition in RuleCheck.Conditions(tree))
            if (condition.Sentence.Length > 0 && !policyText.Contains(condition.Sentence, StringComparison.Ordinal)) warnings.Add((SentenceGone, condition.Sentence));
        return warnings;
    }

    /// <summary>What a column may still be: a range, words to choose from, words wanted and words excluded.</summary>
    private sealed record Room(long Low, long High, long Allowed, ImmutableList<long> Wanted, long Excluded)
    {
        public static Room Of(Slot slot) => new(
            slot.Field.Min is { } min ? Measure.Of(min) : long.MinValue + 1,
            slot.Field.Max is { } max && slot.Sum == 0 ? Measure.Of(max) : slot.Field.Kind == FieldKind.Yes ? 1 : long.MaxValue,
            slot.Field.Choices.Count > 0 ? (1L << slot.Field.Choices.Count) - 1 : 0, [], 0);

        public bool Empty(FieldKind kind) => kind switch
        {
            FieldKind.Choice => Allowed == 0,
            FieldKind.Set => Wanted.Any(w => (w & ~Excluded) == 0),
            FieldKind.Yes => Math.Max(0, Low) > Math.Min(1, High),
            _ => Low > High,
        };
    }

    private sealed record Goal(RuleNode Node, bool Wanted);

    private sealed class Search
    {
        private int _steps;

        public bool CanHold(RuleNode tree, bool wanted) => Solve([new(tree, wanted)], ImmutableDictionary<Slot, Room>.Empty);

        private bool Solve(ImmutableStack<Goal> goals, ImmutableDictionary<Slot, Room> rooms)
        {
            if (++_steps > MostSteps || goals.IsEmpty) return true;
            goals = goals.Pop(out var goal);
            return goal.Node switch
            {
                Condition leaf => Leaf(leaf, goal.Wanted, goals, rooms),
                NotOf not => Solve(goals.Push(new(not.Of, !goal.Wanted)), rooms),
                AllOf all => Group(all.Of, goal.Wanted ? all.Of.Count : 1, goal.Wanted, goals, rooms),
                AnyOf any => Group(any.Of, goal.Wanted ? 1 : any.Of.Count, goal.Wanted, goals, rooms),
                AtLeastOf least => Group(least.Of, goal.Wanted ? least.Count : least.Of.Count - least.Count + 1, goal.Wanted, goals, rooms),
                _ => true,
            };
        }

        /// <summary>So many of the parts must be as wanted.</summary>
        private bool Group(IReadOnlyList<RuleNode> parts, int count, bool wanted, ImmutableStack<Goal> goals, ImmutableDictionary<Slot, Room> rooms)
        {
            if (count <= 0) return Solve(goals, rooms);
            if (count > parts.Count) return false;
            var rest = parts.Skip(1).ToList();
            if (count == parts.Count) return Solve(parts.Aggregate(goals, (g, p) => g.Push(new(p, wanted))), rooms);
            return Solve(goals.Push(new(Remaining(rest, count - 1, wanted), wanted)).Push(new(parts[0], wanted)), rooms)
                || Group(rest, count, wanted, goals, rooms);
        }

        /// <summary>A group of which so many must be as wanted, as a node that is wanted the same way.</summary>
        private static RuleNode Remaining(List<RuleNode> rest, int count, bool wanted) =>
            count <= 0 ? new AllOf(wanted ? [] : [new AnyOf([])]) : wanted ? new AtLeastOf(count, rest) : new AtLeastOf(rest.Count - count + 1, rest);

        private bool Leaf(Condition leaf, bool wanted, ImmutableStack<Goal> goals, ImmutableDictionary<Slot, Room> rooms)
        {
            if (leaf.ByPerson) return Solve(goals, rooms);
            if (leaf.Soft) return wanted && Solve(goals, rooms);
            if (ConditionReading.Of(leaf, "") is not { Succeeded: true } read) return Solve(goals, rooms);
            var slots = Slot.Of(read.Value.Field, leaf.Years);
            return wanted ? Choose(read.Value, slots, 0, goals, rooms) : slots.Any(s => Misses(read.Value).Any(room => Narrowed(s, room, goals, rooms)));
        }

        /// <summary>Every year must meet it; each in one of the ranges.</summary>
        private bool Choose(ConditionReading reading, IReadOnlyList<Slot> slots, int at, ImmutableStack<Goal> goals, ImmutableDictionary<Slot, Room> rooms)
        {
            if (at == slots.Count) return Solve(goals, rooms);
            foreach (var narrow in Hits(reading))
            {
                var room = narrow(rooms.GetValueOrDefault(slots[at]) ?? Room.Of(slots[at]));
                if (!room.Empty(reading.Field.Kind) && Choose(reading, slots, at + 1, goals, rooms.SetItem(slots[at], room))) return true;
            }
            return false;
        }

        private bool Narrowed(Slot slot, Func<Room, Room> narrow, ImmutableStack<Goal> goals, ImmutableDictionary<Slot, Room> rooms)
        {
            var room = narrow(rooms.GetValueOrDefault(slot) ?? Room.Of(slot));
            return !room.Empty(slot.Field.Kind) && Solve(goals, rooms.SetItem(slot, room));
        }

        private static IEnumerable<Func<Room, Room>> Hits(ConditionReading reading) =>
            reading.Bits != 0 ? [r => r with { Allowed = r.Allowed & reading.Bits, Wanted = r.Wanted.Add(reading.Bits) }]
            : reading.Ranges.Select(range => (Func<Room, Room>)(r => r with { Low = Math.Max(r.Low, range.Low), High = Math.Min(r.High, range.High) }));

        /// <summary>Ways to miss: words excluded; below all ranges, above all, or in a gap between two.</summary>
        private static IEnumerable<Func<Room, Room>> Misses(ConditionReading reading)
        {
            if (reading.Bits != 0) return [r => r with { Allowed = r.Allowed & ~reading.Bits, Excluded = r.Excluded | reading.Bits }];
            var ranges = reading.Ranges.OrderBy(r => r.Low).ToList();
            var gaps = new List<(long Low, long High)>();
            var from = long.MinValue + 1;
            foreach (var (low, high) in ranges)
            {
                if (low > from) gaps.Add((from, low - 1));
                if (high == long.MaxValue) { from = long.MaxValue; break; }
                from = Math.Max(from, high + 1);
            }
            if (from < long.MaxValue) gaps.Add((from, long.MaxValue));
            return gaps.Select(g => (Func<Room, Room>)(r => r with { Low = Math.Max(r.Low, g.Low), High = Math.Min(r.High, g.High) }));
        }
    }
}
