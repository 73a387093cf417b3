using SmartPark.Workflows.Expressions;

namespace SmartPark.Workflows.Drawing;

/// <summary>The variables an expression asks for.</summary>
internal static class UsedNames
{
    public static IEnumerable<string> Of(Expression? expression) => expression switch
    {
        Name name => [name.Text],
        Member member => Of(member.Of),
        Negation no => Of(no.Of),
        Minus minus => Of(minus.Of),
        Binary two => Of(two.Left).Concat(Of(two.Right)),
        Call call => call.Arguments.SelectMany(Of),
        ListOf list => list.Parts.SelectMany(Of),
        _ => [],
    };

    /// <summary>Of a text that may not be readable yet; then none.</summary>
    public static IEnumerable<string> Of(string text)
    {
        try { return Of(Parser.Read(text)); }
        catch (ExpressionException) { return []; }
    }
}
