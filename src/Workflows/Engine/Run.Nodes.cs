using SmartPark.Workflows.Expressions;
using SmartPark.Workflows.Models;

namespace SmartPark.Workflows.Engine;

/// <summary>What each kind of node does with a token that comes to it, and how tokens leave.</summary>
internal sealed partial class Run
{
    private void Enter(Token token)
    {
        var node = model[token.Node];
        Happened(HappeningKind.Entered, node.Id, token.Id);
        switch (node.Kind)
        {
            case NodeKind.Start: Leave(token); break;
            case NodeKind.Exclusive: Choose(token, node); break;
            case NodeKind.Parallel: JoinParallel(token, node); break;
            case NodeKind.Inclusive when node.Incoming.Count > 1: token.State = TokenState.Joining; break;
            case NodeKind.Inclusive: Leave(token); break;
            case NodeKind.End: End(token, node); break;
            case NodeKind.Throw: Say(token, node); if (instance.Tokens.Contains(token)) Leave(token); break;
            case NodeKind.Catch: Await(token, [node]); break;
            case NodeKind.EventBased: Await(token, [.. node.Outgoing.Select(f => model[f.Target])]); break;
            default: Begin(token, node); break;
        }
    }

    /// <summary>An activity begins: its boundary events wait from now on, once for all instances of a multiple one.</summary>
    private void Begin(Token token, Node node)
    {
        token.State = TokenState.Active;
        foreach (var boundary in node.Boundary) Arm(token, boundary);
        if (node.Loop is not null) BeginLoop(token, node);
        else Work(token, node);
    }

    private void Work(Token token, Node node)
    {
        switch (node.Kind)
        {
            case NodeKind.SubProcess:
                var scope = new Scope { Id = ++instance.Last, Owner = token.Id, Node = node.Id };
                instance.Scopes.Add(scope);
                Arrive(New(scope.Id, model.Starts[node.Id].Id));
                break;
            case NodeKind.ReceiveTask: Arm(token, node); break;
            case NodeKind.BusinessRuleTask when decide is not null:
                foreach (var (name, value) in decide(node.Calls, n => Variable(token, n))) Set(token, name, value);
                Done(token, null);
                break;
        }
    }

    private void Done(Token token, bool? approved)
    {
        Disarm(token);
        if (token.Index >= 0) { InstanceDone(token, approved); return; }
        if (approved is { } voted && model[token.Node].Loop is null)
        {
            Set(token, token.Node + "_approved", Value.Of(voted ? 1m : 0m));
            Set(token, token.Node + "_rejected", Value.Of(voted ? 0m : 1m));
        }
        if (approved == false && Rejected(token)) return;
        if (token.ComesBackTo is not { } back) { Leave(token); return; }
        Happened(HappeningKind.Left, token.Node, token.Id);
        (token.ComesBackTo, token.Node, token.Flow) = (null, back, "");
        Arrive(token);
    }

    /// <summary>驳回, as the task says: the process ends, or goes back to the initiator. False when its flows decide.</summary>
    private bool Rejected(Token token)
    {
        switch (model[token.Node].Settings.GetValueOrDefault("onReject"))
        {
            case "end":
                Stop("rejected");
                return true;
            case "return" when model.Nodes.Values.Where(n => n.IsInitiators).MinBy(n => n.Order) is { } first && first.Id != token.Node:
                token.State = TokenState.Active;
                SendBack(token, first, comesBack: false);
                return true;
            default:
                return false;
        }
    }

    /// <summary>An exclusive gateway takes the first flow, in the order of the document, whose condition holds; else its default; else it is an incident.</summary>
    private void Choose(Token token, Node node)
    {
        var flow = node.Outgoing.Find(f => f.Id != node.Default && (f.When is null ? node.Outgoing.Count == 1 || node.Default is null : Holds(token, f.When))) ?? node.Outgoing.Find(f => f.Id == node.Default);
        if (flow is null && node.Outgoing.Count > 0) { Trouble(token, "workflow.no-way", node.Name); return; }
        Happened(HappeningKind.Left, node.Id, token.Id);
        if (flow is null) Remove(token);
        else Take(token, flow);
    }

    /// <summary>Leaves by every flow whose condition holds; a default only when no other does. A parallel gateway looks at no condition.</summary>
    private void Leave(Token token)
    {
        var node = model[token.Node];
        var flows = node.Kind == NodeKind.Parallel ? node.Outgoing : [.. node.Outgoing.Where(f => f.Id != node.Default && (f.When is null || Holds(token, f.When)))];
        if (flows.Count == 0 && node.Outgoing.Find(f => f.Id == node.Default) is { } otherwise) flows = [otherwise];
        if (flows.Count == 0 && node.Outgoing.Count > 0) { Trouble(token, "workflow.no-way", node.Name); return; }
        Happened(HappeningKind.Left, node.Id, token.Id);
        if (flows.Count == 0) { Remove(token); return; }
        foreach (var flow in flows.Skip(1)) Take(New(token.Scope, node.Id), flow);
        Take(token, flows[0]);
    }

    private void Take(Token token, Flow flow)
    {
        Happened(HappeningKind.Took, flow.Id, token.Id);
        (token.Flow, token.Node) = (flow.Id, flow.Target);
        Arrive(token);
    }

    private void End(Token token, Node node)
    {
        switch (node.Event.Kind)
        {
            case EventKind.Error: Throw(token, node.Event.Name, node.Name); return;
            case EventKind.Terminate:
                Happened(HappeningKind.Left, node.Id, token.Id);
                foreach (var other in instance.Tokens.Where(t => t.Scope == token.Scope).ToList()) Cancel(other, other != token);
                return;
            case EventKind.None: break;
            default: Say(token, node); break;
        }
        if (!instance.Tokens.Contains(token)) return;
        Happened(HappeningKind.Left, node.Id, token.Id);
        Remove(token);
    }

    /// <summary>Takes a token away with everything that stands inside it: no token, wait or scope of it is left behind.</summary>
    private void Cancel(Token token, bool tell = true)
    {
        if (tell && token.State is TokenState.Active or TokenState.Incident) Happened(HappeningKind.Cancelled, token.Node, token.Id);
        Empty(token);
        Remove(token);
    }

    /// <summary>Takes away what stands inside a token's activity.</summary>
    private void Empty(Token token)
    {
        foreach (var scope in instance.Scopes.Where(s => s.Owner == token.Id).ToList())
        {
            foreach (var inner in instance.Tokens.Where(t => t.Scope == scope.Id).ToList()) Cancel(inner);
            instance.Scopes.Remove(scope);
        }
    }

    private void Remove(Token token)
    {
        Disarm(token);
        instance.Tokens.Remove(token);
    }

    /// <summary>A scope in which no token is left is done: the sub-process goes on, the process is complete.</summary>
    private bool CloseScope()
    {
        if (instance.State != InstanceState.Active) return false;
        if (instance.Scopes.Find(s => s.Loop is null && !instance.Tokens.Exists(t => t.Scope == s.Id)) is not { } empty) return false;
        if (empty.Owner == 0)
        {
            instance.State = InstanceState.Completed;
            Happened(HappeningKind.Completed, model.Id, 0);
            return false;
        }
        instance.Scopes.Remove(empty);
        Guarded(instance.Token(empty.Owner)!, owner => Done(owner, null));
        return true;
    }

    private bool Holds(Token token, Expression condition) => new Evaluator(n => Variable(token, n), now).YesOf(condition);
}
