using SmartPark.Workflows.Models;

namespace SmartPark.Workflows.Engine;

/// <summary>Where tokens wait for each other.</summary>
internal sealed partial class Run
{
    /// <summary>A parallel gateway takes one token of each incoming flow; a second one on the same flow waits for the next round.</summary>
    private void JoinParallel(Token token, Node node)
    {
        if (node.Incoming.Count <= 1) { Leave(token); return; }
        token.State = TokenState.Joining;
        var first = FirstOfEach(token.Scope, node);
        if (first.Count == node.Incoming.Count) Merge(first);
    }

    /// <summary>
    /// An inclusive gateway waits for every token that can still come to one of its empty flows (and not to one that is filled already): BPMN 2.0 table 13.3. Asked again whenever
    /// nothing else moves, so that a token that died elsewhere lets it go on. Of several that could, the first in the document goes.
    /// </summary>
    private bool JoinInclusive()
    {
        foreach (var token in instance.Tokens.Where(t => t.State == TokenState.Joining && model[t.Node].Kind == NodeKind.Inclusive).OrderBy(t => model[t.Node].Order).ToList())
        {
            var node = model[token.Node];
            var first = FirstOfEach(token.Scope, node);
            if (Awaits(token.Scope, node, first)) continue;
            Guarded(first[0], _ => Merge(first));
            return true;
        }
        return false;
    }

    private bool Awaits(int scope, Node node, List<Token> waiting)
    {
        var filled = waiting.Select(t => t.Flow).ToHashSet();
        return instance.Tokens.Exists(t => t.Scope == scope && t.Node != node.Id && model.Awaits(node, filled, t.Node));
    }

    private List<Token> FirstOfEach(int scope, Node node) =>
        [.. instance.Tokens.Where(t => t.Scope == scope && t.Node == node.Id && t.State == TokenState.Joining).GroupBy(t => t.Flow).Select(g => g.First())];

    private void Merge(List<Token> tokens)
    {
        foreach (var other in tokens.Skip(1)) Remove(other);
        Leave(tokens[0]);
    }
}
