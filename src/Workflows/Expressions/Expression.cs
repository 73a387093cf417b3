namespace SmartPark.Workflows.Expressions;

/// <summary>A parsed expression: a tree of these. <see cref="At"/> is the place in the text, counted from 1.</summary>
internal abstract record Expression(int At);

internal sealed record Literal(int At, Value Value) : Expression(At);

/// <summary>A variable, or a member of a record: <c>form.amount</c>.</summary>
internal sealed record Name(int At, string Text) : Expression(At);

internal sealed record Member(int At, Expression Of, string Text) : Expression(At);

internal sealed record Negation(int At, Expression Of) : Expression(At);

internal sealed record Minus(int At, Expression Of) : Expression(At);

/// <summary>One of <c>or and = != &lt; &lt;= &gt; &gt;= in + - * / %</c>.</summary>
internal sealed record Binary(int At, string Sign, Expression Left, Expression Right) : Expression(At);

internal sealed record Call(int At, string Function, IReadOnlyList<Expression> Arguments) : Expression(At);

internal sealed record ListOf(int At, IReadOnlyList<Expression> Parts) : Expression(At);

/// <summary>An expression cannot be read, or does not make sense.</summary>
/// <param name="code">Refusal code, <c>expression.*</c>.</param>
/// <param name="at">Place in the text, counted from 1.</param>
/// <param name="what">The words in question.</param>
internal sealed class ExpressionException(string code, int at, string what) : Exception($"{code} at {at}: {what}")
{
    public string Code => code;

    public int At => at;

    public string What => what;
}
