using System.Text.RegularExpressions;
using SmartPark.Policies.Facts;

namespace SmartPark.Policies.Rules;

/// <summary>
/// Proposes a condition for a sentence: the field whose words stand in it, the number with its unit, the comparison and the years as Chinese policies write them. A proposal only;
/// the officer sees and decides. Where nothing is recognised it proposes a question for a person.
/// </summary>
internal static partial class SentenceReading
{
    private static readonly (string Word, RuleOp Op)[] Comparisons =
    [
        ("不低于", RuleOp.AtLeast), ("不少于", RuleOp.AtLeast), ("以上", RuleOp.AtLeast), ("达到", RuleOp.AtLeast), ("不超过", RuleOp.AtMost), ("不高于", RuleOp.AtMost), ("以下", RuleOp.AtMost),
        ("以内", RuleOp.AtMost), ("超过", RuleOp.Above), ("大于", RuleOp.Above), ("高于", RuleOp.Above), ("低于", RuleOp.Below), ("小于", RuleOp.Below), ("满", RuleOp.AtLeast),
    ];

    public static Condition Propose(string sentence)
    {
        var title = Titles(sentence);
        if (title is not null) return title with { Sentence = sentence };
        var match = Number().Match(sentence);
        var unit = match.Success ? Unit(match.Groups["unit"].Value) : "";
        var field = Best(sentence, f => match.Success ? f.Kind == FieldKind.Number && Units.Convert(1, unit, f.Unit) is not null : f.Kind is FieldKind.Yes);
        if (field is null) return new() { Ask = sentence.Length > 60 ? sentence[..60] : sentence, Check = ConditionCheck.Manual, Sentence = sentence };
        if (field.Kind == FieldKind.Yes) return new() { Field = field.Code, Op = RuleOp.Equal, Values = ["true"], Sentence = sentence };
        return new()
        {
            Field = field.Code,
            Op = Comparison(sentence),
            Values = [match.Groups["number"].Value.Replace(",", "", StringComparison.Ordinal)],
            Unit = unit,
            Years = field.Yearly ? YearsOf(sentence, field) : YearRule.None,
            Sentence = sentence,
        };
    }

    private static Condition? Titles(string sentence)
    {
        foreach (var code in new[] { "titles", "certificates" })
        {
            var field = Fields.Of(code);
            var held = field.Choices.Where(c => sentence.Contains(c, StringComparison.Ordinal)).ToList();
            if (held.Count == 0 || Number().IsMatch(sentence)) continue;
            return held.Count == 1 ? new() { Field = code, Op = RuleOp.Has, Values = held } : new() { Field = code, Op = RuleOp.In, Values = held };
        }
        if (sentence.Contains("中小企业", StringComparison.Ordinal)) return new() { Field = "size", Op = RuleOp.In, Values = ["中型", "小型", "微型"] };
        return sentence.Contains("小微企业", StringComparison.Ordinal) ? new() { Field = "size", Op = RuleOp.In, Values = ["小型", "微型"] } : null;
    }

    private static Field? Best(string sentence, Func<Field, bool> may) => Fields.All.Where(may)
        .Select(f => (Field: f, Weight: f.Words.Where(w => sentence.Contains(w, StringComparison.Ordinal)).Select(w => w.Length).DefaultIfEmpty(0).Max()))
        .Where(f => f.Weight > 1).OrderByDescending(f => f.Weight).ThenBy(f => f.Field.Index).Select(f => f.Field).FirstOrDefault();

    private static RuleOp Comparison(string sentence)
    {
        foreach (var (word, op) in Comparisons) if (sentence.Contains(word, StringComparison.Ordinal)) return op;
        return RuleOp.AtLeast;
    }

    private static YearRule YearsOf(string sentence, Field field)
    {
        var sum = field.Unit != "%" && (sentence.Contains("合计", StringComparison.Ordinal) || sentence.Contains("累计", StringComparison.Ordinal));
        if (sentence.Contains("三年", StringComparison.Ordinal) || sentence.Contains("3年", StringComparison.Ordinal)) return sum ? YearRule.SumOfThree : YearRule.EachOfThree;
        if (sentence.Contains("两年", StringComparison.Ordinal) || sentence.Contains("2年", StringComparison.Ordinal)) return sum ? YearRule.SumOfTwo : YearRule.EachOfTwo;
        return YearRule.Last;
    }

    private static string Unit(string word) => word switch { "％" => "%", "名" => "人", "个月" => "月", "天" => "日", _ => word };

    [GeneratedRegex(@"(?<number>\d[\d,]*(\.\d+)?)\s*(?<unit>亿元|万元|元|%|％|人|名|年|个月|月|日|天|件|项|家|分|万平方米|平方米|吨标准煤)", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Number();
}
