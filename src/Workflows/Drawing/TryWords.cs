using System.Text.RegularExpressions;
using System.Xml.Linq;
using Microsoft.Extensions.Localization;
using SmartPark.Kernel.Results;
using SmartPark.Workflows.Forms;
using SmartPark.Workflows.Models;

namespace SmartPark.Workflows.Drawing;

/// <summary>A try in words: its lines, whom a step asks and for how long, why a way was taken.</summary>
internal sealed partial class TryWords(Model model, string document, string starter, DrawDesk desk, IStringLocalizer<TryText> text, IStringLocalizer<DrawText> draw, RefusalTexts refusals)
{
    private readonly Dictionary<string, Flow> _flows = model.Nodes.Values.SelectMany(n => n.Outgoing).DistinctBy(f => f.Id).ToDictionary(f => f.Id);
    private readonly ILookup<string, string> _conditions = (DiagramXml.Read(document)?.Descendants(DiagramXml.Bpmn + "sequenceFlow") ?? []).ToLookup(DiagramXml.Id, ConditionOf);
    private readonly FormSchema _form = FormDoor.SchemaOf(model);

    public string Name(string node) => model.Nodes.TryGetValue(node, out var found) ? found.Name.Length > 0 ? found.Name : text["Kind." + found.Kind] is { ResourceNotFound: false } kind ? kind : node : text["Process"];

    /// <summary>What a line says.</summary>
    public string Said(TryStep step) => step.Kind switch
    {
        TryStepKind.Begun => model.StartsByForm ? text["Begun", starter] : text["BegunSystem"],
        TryStepKind.Approved or TryStepKind.Completed or TryStepKind.Rejected => Decided(step),
        TryStepKind.Ruled => Ruled(step.What.Split('|', 3)),
        TryStepKind.Served or TryStepKind.Failed => text[step.Kind.ToString(), Service(step.What)],
        TryStepKind.Called => text["Called", Process(step.What)],
        TryStepKind.Rang => text["Rang", Moment(step.At)],
        TryStepKind.Heard when step.What.Length == 0 => text["HeardPlain"],
        TryStepKind.Chose => Chose(step),
        TryStepKind.Incident when step.What.Split('|', 2) is [var code, var what] => text["Incident", Problem(code, what)],
        TryStepKind.Stopped => text[step.What == "rejected" ? "Stopped.rejected" : "Stopped"],
        _ => text[step.Kind.ToString(), step.What],
    };

    /// <summary>Whom a step asks, and for how long.</summary>
    public string Asked(string node)
    {
        var of = model[node];
        var rule = RuleWords.Rule(draw, desk, of.Settings.GetValueOrDefault("approver", ""));
        var due = RuleWords.Duration(draw, of.Settings.GetValueOrDefault("due", ""), of.Settings.GetValueOrDefault("dueCalendar", "work") == "work");
        var who = rule.Length > 0 ? text["Asks", rule].Value : text["AsksNobody"].Value;
        return due.Length > 0 ? text["WithDue", who, due] : who;
    }

    public string Problem(string code, string what) => code == "tryout.failed" ? text["Problem.failed"] : refusals.For(Refusal.With(code, null, what, what));

    public string Service(string code) => desk.Services.FirstOrDefault(s => s.Code == code) is { } known ? English ? known.Name.En : known.Name.Zh : code.Length > 0 ? code : text["NoService"];

    public string Process(string key) => desk.Processes.FirstOrDefault(p => p.Key == key)?.Name ?? key;

    /// <summary>What people call a variable.</summary>
    public string Title(string variable)
    {
        if (_form.Find(variable) is { } field) return field.Said;
        foreach (var (end, word) in new[] { ("_approved", "VotesFor"), ("_rejected", "VotesAgainst") })
            if (variable.EndsWith(end, StringComparison.Ordinal) && model.Nodes.ContainsKey(variable[..^end.Length])) return text[word, Name(variable[..^end.Length])];
        return text["Variable." + variable] is { ResourceNotFound: false } known ? known : variable;
    }

    /// <summary>A value as people read it.</summary>
    public string Value(string variable, string value)
    {
        var said = _form.Find(variable)?.Choices.FirstOrDefault(c => c.Value == value)?.Title.Said ?? value;
        return said switch { "" => text["Empty"], "true" => text["Yes"], "false" => text["No"], _ => Guid.TryParse(said, out _) ? Person(said) : said.Length > 80 ? said[..80] + "…" : said };
    }

    public static string Moment(DateTimeOffset at) => at.ToString("yyyy-MM-dd HH:mm", System.Globalization.CultureInfo.InvariantCulture);

    private static bool English => System.Globalization.CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "en";

    private string Person(string id) => desk.Members.FirstOrDefault(m => m.Person.ToString() == id)?.Name ?? desk.Departments.FirstOrDefault(d => d.Id.ToString() == id)?.Name ?? text["Sample"];

    private string Decided(TryStep step)
    {
        var said = step.Count > 1 ? text[step.Kind + "Many", step.Count].Value : text[step.Kind.ToString()].Value;
        return text["Asked", Asked(step.Node), step.What == "blank" ? said + text["Blank"] : said];
    }

    private string Ruled(string[] parts) => text["Ruled", parts[0], parts[1].Length > 0 ? text["Rows", parts[1]].Value : text["NoRow"].Value, Named(parts[2])];

    private string Chose(TryStep step)
    {
        var flow = _flows[step.Flow];
        var way = flow.Name.Length > 0 ? flow.Name : Name(flow.Target);
        var values = string.Join('，', step.What.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(v => v.Split('=', 2)).Select(v => $"{Title(v[0])} = {Value(v[0], v[1])}"));
        var said = flow.When is not null ? text["Chose", way, Named(_conditions[flow.Id].FirstOrDefault() ?? "")] : text[model[flow.Source].Default == flow.Id ? "ChoseDefault" : "ChosePlain", way];
        return values.Length > 0 ? text["WithValues", said, values] : said;
    }

    /// <summary>An expression with the titles of its variables in the place of their names; what stands in quotes stays.</summary>
    private string Named(string expression) => Words().Replace(expression, m => m.Value[0] is '\'' or '"' ? m.Value : Title(m.Value));

    private static string ConditionOf(XElement flow) => flow.Element(DiagramXml.Bpmn + "conditionExpression")?.Value.Trim() ?? "";

    [GeneratedRegex("""'[^']*'|"[^"]*"|[\p{L}_][\p{L}\p{Nd}_]*""", RegexOptions.None, 1000)]
    private static partial Regex Words();
}
