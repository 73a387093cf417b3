namespace SmartPark.Workflows.Expressions;

/// <summary>
/// Evaluates expressions. What has no value is nothing: equal to nothing only, and a comparison of order with it, or arithmetic on it, is an error rather than a silent no.
/// </summary>
/// <param name="variables">Finds a variable; null when there is none of the name.</param>
/// <param name="now">The moment, in the zone days are counted in.</param>
internal sealed class Evaluator(Func<string, Value?> variables, DateTimeOffset now)
{
    private const int MostSteps = 10_000;
    private int _steps;

    /// <exception cref="ExpressionException">It has no value: unknown variable, division by zero, wrong kind, too much work.</exception>
    public Value Of(Expression expression)
    {
        if (++_steps > MostSteps) throw new ExpressionException("expression.endless", expression.At, "");
        return expression switch
        {
            Literal literal => literal.Value,
            Name name => variables(name.Text) ?? throw new ExpressionException("expression.unknown", name.At, name.Text),
            Member member => MemberOf(member),
            ListOf list => Value.Of([.. list.Parts.Select(Of)]),
            Negation not => Value.Of(!YesOf(not.Of)),
            Minus minus => Value.Of(-NumberOf(minus.Of)),
            Binary binary => Binary(binary),
            Call call => Called(call),
            _ => throw new InvalidOperationException(expression.GetType().Name),
        };
    }

    /// <summary>The answer of a condition.</summary>
    public bool YesOf(Expression expression) => Of(expression) is { Kind: ValueKind.Yes } value ? value.Yes : throw new ExpressionException("expression.kind", expression.At, nameof(ValueKind.Yes));

    private decimal NumberOf(Expression expression) => Of(expression) is { Kind: ValueKind.Number } value ? value.Number : throw new ExpressionException("expression.kind", expression.At, nameof(ValueKind.Number));

    private Value MemberOf(Member member) =>
        Of(member.Of) is { Kind: ValueKind.Record } record ? record.Record.GetValueOrDefault(member.Text) : throw new ExpressionException("expression.kind", member.At, member.Text);

    private Value Binary(Binary b) => b.Sign switch
    {
        "and" => Value.Of(YesOf(b.Left) && YesOf(b.Right)),
        "or" => Value.Of(YesOf(b.Left) || YesOf(b.Right)),
        "=" => Value.Of(Of(b.Left).Equals(Of(b.Right))),
        "!=" => Value.Of(!Of(b.Left).Equals(Of(b.Right))),
        "in" => Of(b.Right) is { Kind: ValueKind.List } list ? Value.Of(list.List.Contains(Of(b.Left))) : throw new ExpressionException("expression.kind", b.Right.At, nameof(ValueKind.List)),
        "<" or "<=" or ">" or ">=" => Value.Of(Ordered(b.Sign, Compare(b))),
        _ => Sum(b),
    };

    private static bool Ordered(string sign, int compared) => sign switch { "<" => compared < 0, "<=" => compared <= 0, ">" => compared > 0, _ => compared >= 0 };

    private int Compare(Binary b) => (Of(b.Left), Of(b.Right)) switch
    {
        ({ Kind: ValueKind.Number } x, { Kind: ValueKind.Number } y) => x.Number.CompareTo(y.Number),
        ({ Kind: ValueKind.Moment } x, { Kind: ValueKind.Moment } y) => x.Moment.CompareTo(y.Moment),
        ({ Kind: ValueKind.Span } x, { Kind: ValueKind.Span } y) => x.Span.CompareTo(y.Span),
        ({ Kind: ValueKind.Text } x, { Kind: ValueKind.Text } y) => string.CompareOrdinal(x.Text, y.Text),
        _ => throw new ExpressionException("expression.compare", b.At, b.Sign),
    };

    private Value Sum(Binary b)
    {
        var (left, right) = (Of(b.Left), Of(b.Right));
        try
        {
            return (b.Sign, left.Kind, right.Kind) switch
            {
                ("+", ValueKind.Number, ValueKind.Number) => Value.Of(left.Number + right.Number),
                ("-", ValueKind.Number, ValueKind.Number) => Value.Of(left.Number - right.Number),
                ("*", ValueKind.Number, ValueKind.Number) => Value.Of(left.Number * right.Number),
                ("/", ValueKind.Number, ValueKind.Number) => right.Number == 0 ? throw new ExpressionException("expression.zero", b.At, b.Sign) : Value.Of(left.Number / right.Number),
                ("%", ValueKind.Number, ValueKind.Number) => right.Number == 0 ? throw new ExpressionException("expression.zero", b.At, b.Sign) : Value.Of(left.Number % right.Number),
                ("+", ValueKind.Text, ValueKind.Text) when left.Text.Length + right.Text.Length <= Parser.LongestText => Value.Of(left.Text + right.Text),
                ("+", ValueKind.Moment, ValueKind.Span) => Value.Of(left.Moment + right.Span),
                ("-", ValueKind.Moment, ValueKind.Span) => Value.Of(left.Moment - right.Span),
                ("-", ValueKind.Moment, ValueKind.Moment) => Value.Of(left.Moment - right.Moment),
                ("+", ValueKind.Span, ValueKind.Span) => Value.Of(left.Span + right.Span),
                _ => throw new ExpressionException("expression.sum", b.At, b.Sign),
            };
        }
        catch (Exception e) when (e is OverflowException or ArgumentOutOfRangeException) { throw new ExpressionException("expression.large", b.At, b.Sign); }
    }

    private Value Called(Call call)
    {
        var function = Functions.All[call.Function];
        if (call.Function == "if") return YesOf(call.Arguments[0]) ? Of(call.Arguments[1]) : Of(call.Arguments[2]);
        if (call.Function is "exists" or "coalesce" && call.Arguments[0] is Name { } name && variables(name.Text) is null) return call.Function == "exists" ? Value.Of(false) : Of(call.Arguments[1]);
        var arguments = call.Arguments.Select(Of).ToList();
        for (var i = 0; i < arguments.Count; i++)
        {
            var wanted = function.Takes[Math.Min(i, function.Takes.Length - 1)];
            if (wanted != ValueKind.Any && arguments[i].Kind != wanted) throw new ExpressionException("expression.kind", call.Arguments[i].At, wanted.ToString());
        }
        try { return function.Run(arguments, now); }
        catch (Exception e) when (e is FormatException or OverflowException or ArgumentException) { throw new ExpressionException("expression.argument", call.At, call.Function); }
    }
}
