using System.Linq.Expressions;
using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;

namespace SmartPark.Kernel.UseCases;

/// <summary>One key a list is ordered by.</summary>
/// <param name="Of">From a source row to the key.</param>
/// <param name="Descending">Largest first.</param>
internal sealed record OrderKey(LambdaExpression Of, bool Descending);

/// <summary>A value captured by a query.</summary>
internal sealed class Captured<TKey>
{
    public TKey Value = default!;
}

/// <summary>
/// Operators for types that have none in C# (typed ids, enums stored as text, strings). Only the kind of node is translated, to the comparison the database orders by; nothing runs here.
/// </summary>
internal static class Comparison
{
    public static bool Above<TKey>(TKey a, TKey b) => throw new NotSupportedException();

    public static bool Below<TKey>(TKey a, TKey b) => throw new NotSupportedException();

    public static bool Same<TKey>(TKey a, TKey b) => throw new NotSupportedException();
}

/// <summary>A row with the values it is ordered by.</summary>
internal sealed record Keyed<T>(T Row, object?[] Keys);

/// <summary>
/// Continues a list after a row instead of after a number of rows: what is inserted or removed meanwhile is neither repeated nor makes others be skipped, and a deep page costs what the first one
/// does. The keys are taken from the query's own ordering, so no list has to say them twice; the last key must be unique. Rows without a value come last on both engines, whatever the direction.
/// </summary>
/// <typeparam name="T">The row.</typeparam>
internal sealed class Keyset<T>
{
    private readonly IQueryable _query;
    private readonly Expression _source;
    private readonly LambdaExpression? _row;
    private readonly List<OrderKey> _keys;

    private Keyset(IQueryable query, Expression source, LambdaExpression? row, List<OrderKey> keys) => (_query, _source, _row, _keys) = (query, source, row, keys);

    /// <summary>Types of the keys, in order.</summary>
    public IReadOnlyList<Type> Types => [.. _keys.Select(k => k.Of.ReturnType)];

    /// <summary>Tells this ordering from others, so that a cursor is not used on another list or sort.</summary>
    public string Print => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join(';', _keys.Select(k => $"{k.Of.Parameters[0].Type}{k.Of.Body}{k.Descending}")))))[..8];

    /// <summary>Takes an ordered query apart; null when it has no ordering, or does something after it that is no projection.</summary>
    public static Keyset<T>? Of(IQueryable<T> ordered)
    {
        var (at, row) = (ordered.Expression, (LambdaExpression?)null);
        if (at is MethodCallExpression { Method.Name: nameof(Queryable.Select), Arguments: [var from, UnaryExpression { Operand: LambdaExpression { Parameters.Count: 1 } projection }] }) (at, row) = (from, projection);
        var keys = new List<OrderKey>();
        while (at is MethodCallExpression { Method: { Name: var name, DeclaringType: var type }, Arguments: [var source, UnaryExpression { Operand: LambdaExpression key }] } && type == typeof(Queryable) && IsOrder(name))
        {
            keys.Insert(0, new(key, name.EndsWith("Descending", StringComparison.Ordinal)));
            at = source;
            if (name.StartsWith("Order", StringComparison.Ordinal)) return new(ordered, at, row, [.. keys.SelectMany(WithNullsLast)]);
        }
        return null;
    }

    /// <summary>The rows after the given key values, or from the beginning, each with its own values.</summary>
    public IQueryable<Keyed<T>> After(object?[]? values)
    {
        var item = Expression.Parameter(_keys[0].Of.Parameters[0].Type, "x");
        var expression = values is null ? _source : Call(nameof(Queryable.Where), [item.Type], _source, Expression.Lambda(Beyond(item, values, 0), item));
        for (var i = 0; i < _keys.Count; i++)
        {
            var name = (i == 0 ? "OrderBy" : "ThenBy") + (_keys[i].Descending ? "Descending" : "");
            expression = Call(name, [item.Type, _keys[i].Of.ReturnType], expression, _keys[i].Of);
        }
        var boxed = Expression.NewArrayInit(typeof(object), _keys.Select(k => Expression.Convert(At(k.Of, item), typeof(object))));
        var row = _row is null ? item : At(_row, item);
        var keyed = Expression.Lambda(Expression.New(typeof(Keyed<T>).GetConstructors()[0], row, boxed), item);
        return _query.Provider.CreateQuery<Keyed<T>>(Call(nameof(Queryable.Select), [item.Type, typeof(Keyed<T>)], expression, keyed));
    }

    private static bool IsOrder(string name) => name is nameof(Queryable.OrderBy) or nameof(Queryable.OrderByDescending) or nameof(Queryable.ThenBy) or nameof(Queryable.ThenByDescending);

    /// <summary>SQLite takes NULL for the smallest value, PostgreSQL for the largest: whether there is a value becomes a key of its own.</summary>
    private static IEnumerable<OrderKey> WithNullsLast(OrderKey key)
    {
        if (Nullable.GetUnderlyingType(key.Of.ReturnType) is not null) yield return new(Expression.Lambda(Expression.Equal(key.Of.Body, Expression.Constant(null, key.Of.ReturnType)), key.Of.Parameters), false);
        yield return key;
    }

    /// <summary>k1 beyond v1, or equal and the rest beyond (lexicographic).</summary>
    private Expression Beyond(ParameterExpression item, object?[] values, int at)
    {
        var (key, type) = (At(_keys[at].Of, item), _keys[at].Of.ReturnType);
        Expression value = Parameter(values[at], type);
        var same = values[at] is null ? Expression.Equal(key, Expression.Constant(null, type)) : Expression.Equal(key, value, false, Method(nameof(Comparison.Same), type));
        Expression further = values[at] is null ? Expression.Constant(false)
            : type == typeof(bool) ? Flag(key, (bool)values[at]!, _keys[at].Descending)
            : _keys[at].Descending ? Expression.LessThan(key, value, false, Method(nameof(Comparison.Below), type)) : Expression.GreaterThan(key, value, false, Method(nameof(Comparison.Above), type));
        return at == _keys.Count - 1 ? further : Expression.OrElse(further, Expression.AndAlso(same, Beyond(item, values, at + 1)));
    }

    /// <summary>False stands before true.</summary>
    private static Expression Flag(Expression key, bool value, bool descending) =>
        value == descending ? (descending ? Expression.Not(key) : key) : Expression.Constant(false);

    /// <summary>A member of a captured object, so that the value becomes a parameter of the statement and the plan is kept.</summary>
    private static MemberExpression Parameter(object? value, Type type)
    {
        var box = Activator.CreateInstance(typeof(Captured<>).MakeGenericType(type))!;
        box.GetType().GetField("Value")!.SetValue(box, value);
        return Expression.Field(Expression.Constant(box), "Value");
    }

    private static Expression At(LambdaExpression lambda, ParameterExpression item) => new Replacing(lambda.Parameters[0], item).Visit(lambda.Body);

    private static MethodCallExpression Call(string name, Type[] types, Expression source, LambdaExpression lambda) => Expression.Call(typeof(Queryable), name, types, source, Expression.Quote(lambda));

    private static MethodInfo Method(string name, Type type) => typeof(Comparison).GetMethod(name)!.MakeGenericMethod(type);

    private sealed class Replacing(ParameterExpression from, ParameterExpression to) : ExpressionVisitor
    {
        protected override Expression VisitParameter(ParameterExpression node) => node == from ? to : node;
    }
}
