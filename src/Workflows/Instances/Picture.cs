using SmartPark.Workflows.Engine;
using SmartPark.Workflows.Models;
using SmartPark.Workflows.Tasks;

namespace SmartPark.Workflows.Instances;

/// <summary>What stands at the elements of a case's picture: tokens with whom they wait for, steps that were done by whom, flows that were taken.</summary>
internal static class Picture
{
    public static IReadOnlyList<StepMark> Of(Model model, Instance state, IReadOnlyList<Act> acts, IReadOnlyList<WorkTask> tasks)
    {
        var marks = new List<StepMark>();
        foreach (var at in state.Tokens.Where(t => model.Nodes.ContainsKey(t.Node)).GroupBy(t => (t.Node, Stuck: t.State == TokenState.Incident)))
        {
            var open = tasks.Where(t => t.IsOpen && t.Node == at.Key.Node).ToList();
            marks.Add(new(at.Key.Node, at.Key.Stuck ? "incident" : "waiting", Math.Max(open.Count, 1), string.Join('、', open.Select(t => t.AssigneeName.Length > 0 ? t.AssigneeName : t.Role).Distinct()), open.Select(t => (DateTimeOffset?)t.At).Min()));
        }
        var waiting = marks.Select(m => m.Element).ToHashSet();
        var happened = acts.SelectMany(a => Happened.Read(a.Happened).Select(h => (h.Kind, h.Node, a.At, Whole: h.What.Length == 0))).ToList();
        foreach (var left in happened.Where(h => h.Kind == HappeningKind.Left && model.Nodes.ContainsKey(h.Node) && !waiting.Contains(h.Node)).GroupBy(h => h.Node))
            marks.Add(new(left.Key, "done", Math.Max(1, left.Count(l => l.Whole)), string.Join('、', acts.Where(a => a.Node == left.Key && a.ByName.Length > 0).Select(a => a.ByName).Distinct()), left.Max(l => l.At)));
        foreach (var taken in happened.Where(h => h.Kind == HappeningKind.Took).GroupBy(h => h.Node)) marks.Add(new(taken.Key, "taken", taken.Count(), "", taken.Max(t => t.At)));
        return marks;
    }

    /// <summary>Steps a token can be moved to, by name, in the order of the document.</summary>
    public static IReadOnlyList<StepName> Steps(string document) => BpmnReader.Read(System.Text.Encoding.UTF8.GetBytes(document)).Model is not { } model ? []
        : [.. model.Nodes.Values.Where(n => n.Kind != NodeKind.Boundary && n.Kind != NodeKind.Start).OrderBy(n => n.Order).Select(n => new StepName(n.Id, n.Name.Length > 0 ? n.Name : n.Id))];
}
