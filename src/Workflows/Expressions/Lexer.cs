using System.Globalization;
using System.Text;

namespace SmartPark.Workflows.Expressions;

internal enum WordKind
{
    End,
    Number,
    Text,
    Name,
    Sign,
}

/// <summary>A word of an expression and its place, counted from 1.</summary>
internal readonly record struct Word(WordKind Kind, string Text, int At);

/// <summary>Cuts an expression into words. <c>==</c>, <c>&amp;&amp;</c>, <c>||</c>, <c>!</c> and a whole in <c>${ }</c> are taken as other tools write them.</summary>
internal static class Lexer
{
    private static readonly string[] Signs = ["&&", "||", "==", "!=", "<>", "<=", ">=", "=", "<", ">", "!", "+", "-", "*", "/", "%", "(", ")", "[", "]", ",", "."];

    public static List<Word> Words(string text)
    {
        var (at, end) = Bounds(text);
        var words = new List<Word>();
        while (true)
        {
            while (at < end && char.IsWhiteSpace(text[at])) at++;
            if (at >= end)
            {
                words.Add(new(WordKind.End, "", at + 1));
                return words;
            }
            words.Add(Next(text, ref at, end));
        }
    }

    private static (int, int) Bounds(string text)
    {
        var trimmed = text.AsSpan().Trim();
        return trimmed.StartsWith("${") && trimmed.EndsWith("}") ? (text.IndexOf("${", StringComparison.Ordinal) + 2, text.LastIndexOf('}')) : (0, text.Length);
    }

    private static Word Next(string text, ref int at, int end)
    {
        var start = at;
        var c = text[at];
        if (c is '"' or '\'') return Quoted(text, ref at, end);
        if (char.IsAsciiDigit(c))
        {
            while (at < end && (char.IsAsciiDigit(text[at]) || (text[at] == '.' && at + 1 < end && char.IsAsciiDigit(text[at + 1])))) at++;
            return new(WordKind.Number, text[start..at], start + 1);
        }
        if (char.IsLetter(c) || c == '_')
        {
            while (at < end && (char.IsLetterOrDigit(text[at]) || text[at] == '_')) at++;
            return new(WordKind.Name, text[start..at], start + 1);
        }
        foreach (var sign in Signs)
        {
            if (string.CompareOrdinal(text, at, sign, 0, sign.Length) != 0 || at + sign.Length > end) continue;
            at += sign.Length;
            return new(WordKind.Sign, sign switch { "&&" => "and", "||" => "or", "==" => "=", "<>" => "!=", "!" => "not", _ => sign }, start + 1);
        }
        throw new ExpressionException("expression.sign", start + 1, c.ToString(CultureInfo.InvariantCulture));
    }

    private static Word Quoted(string text, ref int at, int end)
    {
        var (start, quote) = (at, text[at++]);
        var read = new StringBuilder();
        while (at < end && text[at] != quote)
        {
            if (text[at] == '\\' && at + 1 < end) at++;
            read.Append(text[at++]);
        }
        if (at >= end) throw new ExpressionException("expression.quote", start + 1, text[start..end]);
        at++;
        return new(WordKind.Text, read.ToString(), start + 1);
    }
}
