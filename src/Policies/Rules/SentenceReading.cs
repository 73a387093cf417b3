using System.Globalization;
using System.Text.RegularExpressions;
using SmartPark.Policies.Facts;

namespace SmartPark.Policies.Rules;

/// <summary>
/// Proposes a condition for a sentence: the field whose words stand in it, the number with its unit, the comparison and the years as Chinese policies write them. A proposal only;
/// the officer sees and decides. Where nothing is recognised, and for sums that are paid, it proposes a question for a person.
/// </summary>
internal static partial class SentenceReading
{
    private const string Numerals = "零一二三四五六七八九十";

    /// <summary>Words of the catalogue that alone say too little: a share of a subsidy is no share of research.</summary>
    private static readonly string[] Vague = ["比例", "标准", "从事", "实施", "建成", "安全", "环保", "税收"];

    private static readonly Dictionary<string, RuleOp> Comparisons = new()
    {
        ["不低于"] = RuleOp.AtLeast,
        ["不少于"] = RuleOp.AtLeast,
        ["不小于"] = RuleOp.AtLeast,
        ["达到"] = RuleOp.AtLeast,
        ["满"] = RuleOp.AtLeast,
        ["不超过"] = RuleOp.AtMost,
        ["不高于"] = RuleOp.AtMost,
        ["不大于"] = RuleOp.AtMost,
        ["不多于"] = RuleOp.AtMost,
        ["超过"] = RuleOp.Above,
        ["大于"] = RuleOp.Above,
        ["高于"] = RuleOp.Above,
        ["多于"] = RuleOp.Above,
        ["低于"] = RuleOp.Below,
        ["小于"] = RuleOp.Below,
        ["少于"] = RuleOp.Below,
        ["不足"] = RuleOp.Below,
    };

    public static Condition Propose(string sentence)
    {
        var text = Quotes().Replace(sentence, "");
        var amounts = Number().Matches(text).Where(m => Unit(m) != "年" || !CalendarYear().IsMatch(m.Value)).ToList();
        var timesOnly = amounts.All(m => Unit(m) is "年" or "月");
        var found = Amount(text, amounts) ?? (timesOnly ? Titles(text) : null) ?? Size(text) ?? (timesOnly ? Yes(text) : null);
        return (found ?? new() { Ask = sentence.Length > 60 ? sentence[..60] : sentence, Check = ConditionCheck.Manual }) with { Sentence = sentence };
    }

    private static Condition? Titles(string text)
    {
        if (Denied().IsMatch(text)) return null;
        foreach (var code in new[] { "titles", "certificates" })
        {
            var (rest, held) = (text, new List<string>());
            foreach (var choice in Fields.Of(code).Choices.OrderByDescending(c => c.Length).Where(c => rest.Contains(c, StringComparison.Ordinal)))
            {
                held.Add(choice);
                rest = rest.Replace(choice, "\n", StringComparison.Ordinal);
            }
            if (held.Count > 0) return new() { Field = code, Op = held.Count == 1 ? RuleOp.Has : RuleOp.In, Values = held };
        }
        return null;
    }

    private static Condition? Size(string text)
    {
        var plain = text.Replace("中小企业股份转让", "", StringComparison.Ordinal);
        if (plain.Contains("中小企业", StringComparison.Ordinal) || plain.Contains("中小微企业", StringComparison.Ordinal)) return new() { Field = "size", Op = RuleOp.In, Values = ["中型", "小型", "微型"] };
        return plain.Contains("小微企业", StringComparison.Ordinal) ? new() { Field = "size", Op = RuleOp.In, Values = ["小型", "微型"] } : null;
    }

    private static Condition? Yes(string text)
    {
        var field = Best(text, f => f.Kind == FieldKind.Yes && (!f.Code.StartsWith("project_", StringComparison.Ordinal) || text.Contains("项目", StringComparison.Ordinal)));
        return field is null ? null : new() { Field = field.Code, Op = RuleOp.Equal, Values = ["true"] };
    }

    /// <summary>The first number that a condition can be made of; each is read in its own clause, after the number before it.</summary>
    private static Condition? Amount(string text, List<Match> amounts)
    {
        var past = 0;
        foreach (var amount in amounts)
        {
            var from = text.LastIndexOfAny(Ends, amount.Index) + 1;
            var end = text.IndexOfAny(Ends, amount.Index) is var at && at < 0 ? text.Length : at;
            var (clause, before) = (text[from..end], text[Math.Max(from, past)..amount.Index]);
            past = amount.Index + amount.Length;
            if (!Paid().IsMatch(clause) && One(text, clause, before, amount) is { } found) return found;
        }
        return null;
    }

    private static readonly char[] Ends = ['，', ',', '；', ';', '。', '：', ':'];

    private static Condition? One(string text, string clause, string before, Match amount)
    {
        var unit = Unit(amount);
        bool May(Field f) => f.Kind == FieldKind.Number && Units.Convert(1, unit, f.Unit) is not null;
        var field = Best(before, May) ?? Best(clause, May) ?? (unit is "年" or "月" && Age().IsMatch(before) ? Fields.Of("age_months") : null);
        if (field is null || before.EndsWith('至') || before.EndsWith('到') || YearsOf(text, clause, before, field) is not { } years) return null;
        var number = amount.Groups["number"].Value.Replace(",", "", StringComparison.Ordinal);
        var value = Numerals.IndexOf(number[0], StringComparison.Ordinal) is > 0 and var numeral ? numeral.ToString(CultureInfo.InvariantCulture) : number == "两" ? "2" : number;
        return new() { Field = field.Code, Op = Comparison(before, text[(amount.Index + amount.Length)..]), Values = [value], Unit = unit, Years = years };
    }

    private static Field? Best(string text, Func<Field, bool> may) => Fields.All.Where(may)
        .Select(f => (Field: f, Weight: f.Words.Where(w => text.Contains(w, StringComparison.Ordinal) && !Vague.Contains(w)).Select(w => w.Length).DefaultIfEmpty(0).Max()))
        .Where(f => f.Weight > 1).OrderByDescending(f => f.Weight).ThenBy(f => f.Field.Index).Select(f => f.Field).FirstOrDefault();

    private static RuleOp Comparison(string before, string after)
    {
        var bound = Bound().Match(after);
        var said = bound.Groups["included"].Captures.Select(c => c.Value).ToList();
        var op = bound.Groups["word"].Value switch
        {
            "以上" => RuleOp.AtLeast,
            "以下" or "以内" => RuleOp.AtMost,
            _ => Compared().Matches(before).LastOrDefault() is { } word ? Comparisons[word.Value] : RuleOp.AtLeast,
        };
        if (said.Contains("不含")) return op switch { RuleOp.AtLeast => RuleOp.Above, RuleOp.AtMost => RuleOp.Below, _ => op };
        return said.Count == 0 ? op : op switch { RuleOp.Above => RuleOp.AtLeast, RuleOp.Below => RuleOp.AtMost, _ => op };
    }

    /// <summary>Null for a mean or a total that no rule of years says.</summary>
    private static YearRule? YearsOf(string text, string clause, string before, Field field)
    {
        if (!field.Yearly) return YearRule.None;
        var span = LastYear().IsMatch(clause) ? "" : Span().Match(text).Groups["years"].Value;
        if (span.Length == 0) return Total().IsMatch(before) ? null : YearRule.Last;
        if (Mean().IsMatch(before)) return null;
        var (three, sum) = (span is "三" or "3", field.Unit != "%" && Total().IsMatch(before));
        return three ? sum ? YearRule.SumOfThree : YearRule.EachOfThree : sum ? YearRule.SumOfTwo : YearRule.EachOfTwo;
    }

    private static string Unit(Match amount) => amount.Groups["unit"].Value switch { "％" => "%", "名" => "人", "个月" => "月", "天" => "日", var word => word };

    [GeneratedRegex(@"(?<![近前后每第上这月\d.,一二三四五六七八九十百])(?<number>\d[\d,]*(\.\d+)?|[一二两三四五六七八九十](?=年|个月))\s*(?<unit>亿元|万元|元|%|％|人|名|年|个月|日|天|件|项|家|分|万平方米|平方米|吨标准煤)", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Number();

    [GeneratedRegex("^(19|20)[0-9]{2}年", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex CalendarYear();

    [GeneratedRegex("[“”\"‘’「」]", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Quotes();

    [GeneratedRegex("未|不属于|不得|除外|非(?=高新|规上|上市|老字号)", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Denied();

    [GeneratedRegex("给予|奖励|补助|补贴|贴息|资助|最高|一次性|扶持|安排|支持资金|减按|减征|扣除|税率|费率|免征", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Paid();

    [GeneratedRegex("(成立|设立|注册|登记|运营|经营)[^、]{0,14}$", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Age();

    [GeneratedRegex("不低于|不少于|不小于|不超过|不高于|不大于|不多于|超过|大于|高于|多于|低于|小于|少于|不足|达到|满", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Compared();

    [GeneratedRegex(@"^\s*([（(]\s*(?<included>不?含)[^）)]*[）)])?\s*(及|或)?\s*(?<word>以上|以下|以内)?\s*([（(]\s*(?<included>不?含))?", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Bound();

    [GeneratedRegex("(近|前|连续)(?<years>[三3两二2])个?完?整?(会计|财务|自然)?年", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Span();

    [GeneratedRegex("最近一|上年|上一|上个|当年", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex LastYear();

    [GeneratedRegex("合计|累计|共计|总计", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Total();

    [GeneratedRegex("平均(?!增长率)|均值", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Mean();
}
