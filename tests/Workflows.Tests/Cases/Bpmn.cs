namespace SmartPark.Workflows.Tests.Cases;

/// <summary>Writes small BPMN documents: nodes by a word, flows by <c>a>b</c>.</summary>
internal static class Bpmn
{
    public static string Document(string body, string settings = "", string extra = "") => $"""
        <?xml version="1.0" encoding="UTF-8"?>
        <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:sp="urn:smartpark:bpmn:1" id="d" targetNamespace="t">
          <process id="p" name="测试流程" isExecutable="true">
            <extensionElements><sp:settings {settings} />{extra}</extensionElements>
            {body}
          </process>
        </definitions>
        """;

    /// <summary>A task of a person.</summary>
    public static string Task(string id, string settings, string inner = "") => $"""<userTask id="{id}" name="{id}"><extensionElements><sp:settings {settings} /></extensionElements>{inner}</userTask>""";

    /// <summary>A countersignature over the people its rule finds.</summary>
    public static string Sign(string id, string settings, string until = "", bool sequential = false) => Task(id, settings,
        $"""<multiInstanceLoopCharacteristics isSequential="{(sequential ? "true" : "false")}" sp:people="true">{(until.Length > 0 ? $"<completionCondition>{System.Security.SecurityElement.Escape(until)}</completionCondition>" : "")}</multiInstanceLoopCharacteristics>""");

    public static string Start => """<startEvent id="s" />""";

    public static string End => """<endEvent id="e" />""";

    /// <summary>Flows in order: <c>s>A>e</c> is two of them.</summary>
    public static string Flows(params string[] chains) => string.Concat(chains.SelectMany(chain => chain.Split('>') is var n ? n.Zip(n.Skip(1), (a, b) => $"""<sequenceFlow id="{a}_{b}" sourceRef="{a}" targetRef="{b}" />""") : []));

    /// <summary>A flow with a condition.</summary>
    public static string When(string from, string to, string condition) => $"""<sequenceFlow id="{from}_{to}" sourceRef="{from}" targetRef="{to}"><conditionExpression>{System.Security.SecurityElement.Escape(condition)}</conditionExpression></sequenceFlow>""";

    /// <summary>Start, tasks one after the other, end.</summary>
    public static string Line(params (string Id, string Settings)[] tasks) =>
        Start + string.Concat(tasks.Select(t => Task(t.Id, t.Settings))) + End + Flows(string.Join('>', ["s", .. tasks.Select(t => t.Id), "e"]));
}
