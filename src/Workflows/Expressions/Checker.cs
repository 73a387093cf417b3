namespace SmartPark.Workflows.Expressions;

/// <summary>Checks an expression before it is published: every variable is known, every operation has kinds it can work on. What is not known beforehand is <see cref="ValueKind.Any"/>.</summary>
/// <param name="variables">The kind of a variable; null when there is none of the name.</param>
internal sealed class Checker(Func<string, ValueKind?> variables)
{
    /// <summary>The kind of its value.</summary>
    /// <exception cref="ExpressionException">It can never have a value.</exception>
    public ValueKind Of(Expression expression) => expression switch
    {
        Literal literal => literal.Value.Kind,
        Name name => variables(name.Text) ?? throw new ExpressionException("expression.unknown", name.At, name.Text),
        Member member => Is(member.Of, ValueKind.Record, ValueKind.Any),
        ListOf list => Each(list),
        Negation not => Is(not.Of, ValueKind.Yes, ValueKind.Yes),
        Minus minus => Is(minus.Of, ValueKind.Number, ValueKind.Number),
        Binary binary => Binary(binary),
        Call call => Called(call),
        _ => throw new InvalidOperationException(expression.GetType().Name),
    };

    /// <summary>A condition answers yes or no.</summary>
    public void Condition(Expression expression) => Is(expression, ValueKind.Yes, ValueKind.Yes);

    private ValueKind Each(ListOf list)
    {
        foreach (var part in list.Parts) Of(part);
        return ValueKind.List;
    }

    private ValueKind Is(Expression expression, ValueKind wanted, ValueKind gives) =>
        Of(expression) is var kind && (kind == wanted || kind == ValueKind.Any) ? gives : throw new ExpressionException("expression.kind", expression.At, wanted.ToString());

    private ValueKind Binary(Binary b)
    {
        if (b.Sign is "and" or "or")
        {
            Is(b.Left, ValueKind.Yes, ValueKind.Yes);
            return Is(b.Right, ValueKind.Yes, ValueKind.Yes);
        }
        var (left, right) = (Of(b.Left), Of(b.Right));
        if (b.Sign == "in") return Is(b.Right, ValueKind.List, ValueKind.Yes);
        if (b.Sign is "=" or "!=") return Alike(left, right) || left == ValueKind.Nothing || right == ValueKind.Nothing ? ValueKind.Yes : throw new ExpressionException("expression.compare", b.At, b.Sign);
        if (b.Sign is "<" or "<=" or ">" or ">=")
            return Alike(left, right) && left is not (ValueKind.Yes or ValueKind.List or ValueKind.Record or ValueKind.Nothing) ? ValueKind.Yes : throw new ExpressionException("expression.compare", b.At, b.Sign);
        return Sum(b, left, right);
    }

    private static bool Alike(ValueKind left, ValueKind right) => left == right || left == ValueKind.Any || right == ValueKind.Any;

    private static ValueKind Sum(Binary b, ValueKind left, ValueKind right) => (b.Sign, left, right) switch
    {
        (_, ValueKind.Any, _) or (_, _, ValueKind.Any) => ValueKind.Any,
        (_, ValueKind.Number, ValueKind.Number) => ValueKind.Number,
        ("+", ValueKind.Text, ValueKind.Text) => ValueKind.Text,
        ("+" or "-", ValueKind.Moment, ValueKind.Span) => ValueKind.Moment,
        ("-", ValueKind.Moment, ValueKind.Moment) or ("+", ValueKind.Span, ValueKind.Span) => ValueKind.Span,
        _ => throw new ExpressionException("expression.sum", b.At, b.Sign),
    };

    private ValueKind Called(Call call)
    {
        var function = Functions.All[call.Function];
        for (var i = 0; i < call.Arguments.Count; i++)
        {
            var wanted = function.Takes[Math.Min(i, function.Takes.Length - 1)];
            if (wanted == ValueKind.Any) Of(call.Arguments[i]);
            else Is(call.Arguments[i], wanted, wanted);
        }
        return function.Gives;
    }
}
