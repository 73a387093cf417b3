using SmartPark.Kernel.Results;

namespace SmartPark.Policies.Rules;

/// <summary>Whether a rule can be worked with: its size, its groups, and every condition against the field catalogue. All that is wrong at once, each with its place.</summary>
internal static class RuleCheck
{
    public const int Deepest = 8;
    public const int MostConditions = 100;
    public const int LongestAsk = 200;
    public const int LongestSentence = 1000;

    public static IReadOnlyList<Refusal> Of(RuleNode tree, string where = "Tree")
    {
        var depth = DepthOf(tree);
        if (depth > Deepest) return [Refusal.With("rule.deep", where, depth, Deepest)];
        var problems = new List<Refusal>();
        var conditions = Walk(tree, where, insideAll: true, problems);
        if (conditions == 0) problems.Add(new("rule.empty", where));
        if (conditions > MostConditions) problems.Add(Refusal.With("rule.many", where, conditions, MostConditions));
        return problems;
    }

    /// <summary>Conditions in reading order: their place in it is their number.</summary>
    public static IEnumerable<Condition> Conditions(RuleNode node) => node switch
    {
        Condition leaf => [leaf],
        NotOf not => Conditions(not.Of),
        _ => PartsOf(node).SelectMany(Conditions),
    };

    public static IReadOnlyList<RuleNode> PartsOf(RuleNode node) => node switch
    {
        AllOf all => all.Of,
        AnyOf any => any.Of,
        AtLeastOf least => least.Of,
        NotOf not => [not.Of],
        _ => [],
    };

    private static int DepthOf(RuleNode node)
    {
        var (deepest, open) = (0, new Stack<(RuleNode Node, int Depth)>([(node, 1)]));
        while (open.TryPop(out var at))
        {
            deepest = Math.Max(deepest, at.Depth);
            foreach (var part in PartsOf(at.Node)) open.Push((part, at.Depth + 1));
        }
        return deepest;
    }

    private static int Walk(RuleNode node, string where, bool insideAll, List<Refusal> problems)
    {
        if (node is Condition leaf)
        {
            Leaf(leaf, where, insideAll, problems);
            return 1;
        }
        var parts = PartsOf(node);
        if (parts.Count == 0) problems.Add(new("rule.group-empty", where));
        if (node is AtLeastOf least && (least.Count < 1 || least.Count > parts.Count)) problems.Add(Refusal.With("rule.at-least", where, least.Count, parts.Count));
        var name = node switch { AllOf => "all", AnyOf => "any", NotOf => "not", _ => "of" };
        return parts.Select((part, i) => Walk(part, node is NotOf ? $"{where}.{name}" : $"{where}.{name}[{i}]", node is AllOf, problems)).Sum();
    }

    private static void Leaf(Condition leaf, string where, bool insideAll, List<Refusal> problems)
    {
        if (leaf.Soft && !insideAll) problems.Add(new("rule.soft", where));
        if (leaf.Sentence.Length > LongestSentence) problems.Add(Refusal.With("rule.sentence-long", where, LongestSentence));
        if (leaf.Ask.Length > LongestAsk) problems.Add(Refusal.With("rule.ask-long", where, LongestAsk));
        if (leaf.Field is null)
        {
            if (string.IsNullOrWhiteSpace(leaf.Ask)) problems.Add(new("rule.ask", where));
            if (leaf.Check != ConditionCheck.Manual) problems.Add(new("rule.ask-check", where));
            return;
        }
        if (ConditionReading.Of(leaf, where).Refusal is { } refusal) problems.Add(refusal);
    }
}
