namespace SmartPark.Workflows.Tests.Engine;

/// <summary>Documents around the processes of tests.</summary>
internal static class Documents
{
    public static string Whole(string process, string roots = "") => $"""
        <?xml version="1.0" encoding="UTF-8"?>
        <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:sp="urn:smartpark:bpmn:1" id="d" targetNamespace="urn:test">{roots}<process id="p" isExecutable="true">{process}</process></definitions>
        """;

    /// <summary>Flows from pairs: <c>a>b</c>, with a condition <c>a>b|amount > 5</c>. Their ids are f0, f1 and so on.</summary>
    public static string Flows(params string[] pairs) => string.Concat(pairs.Select((p, i) =>
    {
        var (ends, condition) = (p.Split('|')[0].Split('>'), p.Contains('|', StringComparison.Ordinal) ? p[(p.IndexOf('|', StringComparison.Ordinal) + 1)..] : null);
        var when = condition is null ? "" : $"<conditionExpression>{System.Security.SecurityElement.Escape(condition)}</conditionExpression>";
        return $"""<sequenceFlow id="f{i}" sourceRef="{ends[0]}" targetRef="{ends[1]}">{when}</sequenceFlow>""";
    }));
}
