using System.Globalization;

namespace SmartPark.Workflows.Expressions;

/// <summary>
/// Reads an expression: comparison, logic, arithmetic, <c>in</c>, lists, members, functions. Nothing else: no assignment, no loops, no calls but of the functions listed in
/// <see cref="Functions"/>. At most <see cref="LongestText"/> characters and <see cref="MostDepth"/> levels.
/// </summary>
internal sealed class Parser
{
    public const int LongestText = 2000;
    public const int MostDepth = 50;

    /// <summary>Signs by how tightly they bind.</summary>
    private static readonly string[][] Levels = [["or"], ["and"], ["=", "!=", "<", "<=", ">", ">=", "in"], ["+", "-"], ["*", "/", "%"]];

    private readonly List<Word> _words;
    private int _next;
    private int _depth;

    private Parser(string text) => _words = Lexer.Words(text);

    private Word Now => _words[_next];

    /// <exception cref="ExpressionException">It cannot be read.</exception>
    public static Expression Read(string text)
    {
        if (text.Length > LongestText) throw new ExpressionException("expression.long", LongestText, text[..20]);
        var parser = new Parser(text);
        var read = parser.Level(0);
        return parser.Now.Kind == WordKind.End ? read : throw new ExpressionException("expression.rest", parser.Now.At, parser.Now.Text);
    }

    private Expression Level(int level)
    {
        if (level == Levels.Length) return Unary();
        if (++_depth > MostDepth * Levels.Length) throw new ExpressionException("expression.deep", Now.At, Now.Text);
        var left = Level(level + 1);
        while (Takes(level) is { } sign)
        {
            var word = _words[_next - 1];
            var right = Level(level + 1);
            left = sign == "not in" ? new Negation(word.At, new Binary(word.At, "in", left, right)) : new Binary(word.At, sign, left, right);
            if (level == 2 && Takes(level) is not null) throw new ExpressionException("expression.chain", Now.At, word.Text);
        }
        _depth--;
        return left;
    }

    private string? Takes(int level)
    {
        if (level == 2 && Now is { Text: "not" } && _words[_next + 1] is { Kind: WordKind.Name, Text: "in" }) { _next += 2; return "not in"; }
        if (Now.Kind is not (WordKind.Sign or WordKind.Name) || !Levels[level].Contains(Now.Text)) return null;
        return _words[_next++].Text;
    }

    private Expression Unary()
    {
        var word = Now;
        if (word is { Kind: WordKind.Sign or WordKind.Name, Text: "not" } or { Kind: WordKind.Sign, Text: "-" })
        {
            if (++_depth > MostDepth * Levels.Length) throw new ExpressionException("expression.deep", word.At, word.Text);
            _next++;
            var of = word.Text == "-" ? Unary() : Level(2);
            _depth--;
            return word.Text == "-" ? new Minus(word.At, of) : new Negation(word.At, of);
        }
        var read = Single();
        while (Now is { Kind: WordKind.Sign, Text: "." })
        {
            _next++;
            if (Now.Kind != WordKind.Name) throw new ExpressionException("expression.member", Now.At, Now.Text);
            read = new Member(Now.At, read, _words[_next++].Text);
        }
        return read;
    }

    private Expression Single()
    {
        var word = _words[_next++];
        switch (word)
        {
            case { Kind: WordKind.Number }:
                return decimal.TryParse(word.Text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) ? new Literal(word.At, Value.Of(number))
                    : throw new ExpressionException("expression.number", word.At, word.Text);
            case { Kind: WordKind.Text }: return new Literal(word.At, Value.Of(word.Text));
            case { Kind: WordKind.Name, Text: "true" or "false" }: return new Literal(word.At, Value.Of(word.Text == "true"));
            case { Kind: WordKind.Name, Text: "null" }: return new Literal(word.At, Value.Nothing);
            case { Kind: WordKind.Name, Text: "and" or "or" or "in" }: throw new ExpressionException("expression.word", word.At, word.Text);
            case { Kind: WordKind.Name }: return Now is { Kind: WordKind.Sign, Text: "(" } ? Called(word) : new Name(word.At, word.Text);
            case { Kind: WordKind.Sign, Text: "[" }: return new ListOf(word.At, Parts("]"));
            case { Kind: WordKind.Sign, Text: "(" }:
                var inner = Level(0);
                Expect(")");
                return inner;
            default: throw new ExpressionException(word.Kind == WordKind.End ? "expression.end" : "expression.word", word.At, word.Text);
        }
    }

    private Call Called(Word name)
    {
        _next++;
        var arguments = Parts(")");
        if (!Functions.All.TryGetValue(name.Text, out var function)) throw new ExpressionException("expression.function", name.At, name.Text);
        if (arguments.Count < function.Least || arguments.Count > function.Most) throw new ExpressionException("expression.arguments", name.At, name.Text);
        return new(name.At, name.Text, arguments);
    }

    private List<Expression> Parts(string end)
    {
        var parts = new List<Expression>();
        if (Now is { Kind: WordKind.Sign } first && first.Text == end) { _next++; return parts; }
        while (true)
        {
            parts.Add(Level(0));
            if (Now is { Kind: WordKind.Sign, Text: "," }) { _next++; continue; }
            Expect(end);
            return parts;
        }
    }

    private void Expect(string sign)
    {
        if (Now.Kind != WordKind.Sign || Now.Text != sign) throw new ExpressionException("expression.expected", Now.At, sign);
        _next++;
    }
}
