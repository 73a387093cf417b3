using SmartPark.Workflows.Expressions;
using SmartPark.Workflows.Models;

namespace SmartPark.Workflows.Engine;

/// <summary>Activities done several times: countersignature, one of several, one after the other.</summary>
internal sealed partial class Run
{
    private void BeginLoop(Token token, Node node)
    {
        var rule = node.Loop!;
        if (rule.People)
        {
            token.Asks = true;
            return;
        }
        var evaluator = new Evaluator(n => Variable(token, n), now);
        var items = rule.Over is { } over ? evaluator.Of(over) is { Kind: ValueKind.List } list ? list.List : throw new ExpressionException("expression.kind", over.At, nameof(ValueKind.List))
            : [.. Enumerable.Range(0, Count(evaluator.Of(rule.Count!), rule.Count!)).Select(i => Value.Of((decimal)i))];
        if (items.Count > MostInstances) throw new ExpressionException("workflow.instances", 1, $"{items.Count}");
        BeginBody(token, node, items, null);
    }

    private void BeginBody(Token token, Node node, IReadOnlyList<Value> items, IReadOnlyList<decimal>? weights)
    {
        if (items.Count == 0) { Done(token, null); return; }
        var loop = new LoopState { Items = [.. items], Weights = weights is null ? null : [.. weights], Total = items.Count, TotalWeight = weights?.Sum() ?? items.Count };
        var body = new Scope { Id = ++instance.Last, Owner = token.Id, Node = node.Id, Loop = loop };
        instance.Scopes.Add(body);
        for (var i = 0; i < (node.Loop!.Sequential ? 1 : items.Count); i++) BeginInstance(body, node);
    }

    private static int Count(Value value, Expression of) =>
        value.Kind == ValueKind.Number && value.Number == decimal.Truncate(value.Number) && value.Number is >= 0 and <= MostInstances ? (int)value.Number : throw new ExpressionException("workflow.instances", of.At, value.ToString());

    private Token BeginInstance(Scope body, Node node, Value? item = null)
    {
        var (loop, token) = (body.Loop!, New(body.Id, node.Id));
        token.Index = loop.Begun++;
        token.State = TokenState.Active;
        token.Weight = loop.Weights?.ElementAtOrDefault(token.Index) is > 0 and var weight ? weight : 1;
        token.Own = new() { ["loopCounter"] = Value.Of((decimal)token.Index), [node.Loop!.Item] = item ?? loop.Items[token.Index] };
        Happened(HappeningKind.Entered, node.Id, token.Id, token.Index.ToString(System.Globalization.CultureInfo.InvariantCulture));
        Work(token, node);
        return token;
    }

    private void InstanceDone(Token token, bool? approved)
    {
        var body = instance.Scopes.Find(s => s.Id == token.Scope)!;
        var (loop, node) = (body.Loop!, model[token.Node]);
        loop.Completed++;
        if (approved == true) (loop.Approved, loop.ApprovedWeight) = (loop.Approved + 1, loop.ApprovedWeight + token.Weight);
        if (approved == false) (loop.Rejected, loop.RejectedWeight) = (loop.Rejected + 1, loop.RejectedWeight + token.Weight);
        Happened(HappeningKind.Left, node.Id, token.Id, token.Index.ToString(System.Globalization.CultureInfo.InvariantCulture));
        var enough = node.Loop!.Until is { } until && Holds(token, until);
        Remove(token);
        if (enough || (loop.Begun >= loop.Total && !instance.Tokens.Exists(t => t.Scope == body.Id))) EndLoop(body);
        else if (node.Loop.Sequential && loop.Begun < loop.Total) BeginInstance(body, node);
    }

    private void EndLoop(Scope body)
    {
        var owner = instance.Token(body.Owner)!;
        foreach (var rest in instance.Tokens.Where(t => t.Scope == body.Id).ToList()) Cancel(rest);
        instance.Scopes.Remove(body);
        Set(owner, owner.Node + "_approved", Value.Of((decimal)body.Loop!.Approved));
        Set(owner, owner.Node + "_rejected", Value.Of((decimal)body.Loop.Rejected));
        Guarded(owner, o => Done(o, Verdict(model[o.Node], body.Loop)));
    }

    /// <summary>What a countersignature decided: all of them (one no is a no), the first answer, a share of them or of their weights. Null where nobody votes.</summary>
    private static bool? Verdict(Node node, LoopState loop) => node.Settings.GetValueOrDefault("vote") switch
    {
        "all" => loop.Rejected == 0,
        "any" => loop.Approved > 0,
        "ratio" => loop.Approved >= Share(node) * loop.Total,
        "weight" => loop.ApprovedWeight >= Share(node) * loop.TotalWeight,
        _ => null,
    };

    private static decimal Share(Node node) =>
        decimal.TryParse(node.Settings.GetValueOrDefault("ratio"), System.Globalization.NumberStyles.Number, System.Globalization.CultureInfo.InvariantCulture, out var share) ? share : 1;

    private Value? LoopVariable(LoopState loop, Scope body, string name) => name switch
    {
        "nrOfInstances" => Value.Of((decimal)loop.Total),
        "nrOfCompletedInstances" => Value.Of((decimal)loop.Completed),
        "nrOfTerminatedInstances" => Value.Of((decimal)loop.Terminated),
        "nrOfActiveInstances" => Value.Of((decimal)instance.Tokens.Count(t => t.Scope == body.Id)),
        "nrOfApproved" => Value.Of((decimal)loop.Approved),
        "nrOfRejected" => Value.Of((decimal)loop.Rejected),
        "rejectedWeight" => Value.Of(loop.RejectedWeight),
        "approvedWeight" => Value.Of(loop.ApprovedWeight),
        "totalWeight" => Value.Of(loop.TotalWeight),
        _ => null,
    };
}
