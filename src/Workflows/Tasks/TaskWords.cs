using Microsoft.Extensions.Localization;
using SmartPark.Face;
using SmartPark.Workflows.Forms;
using SmartPark.Workflows.Instances;

namespace SmartPark.Workflows.Tasks;

/// <summary>Tasks and cases in words.</summary>
internal static class TaskWords
{
    public static Status StateOf(this IStringLocalizer<TaskText> text, InstanceRow row) => row switch
    {
        { HasIncident: true, State: ProcessState.Active } => new(text["Incident"], Tone.Danger),
        { Suspended: true, State: ProcessState.Active } => new(text["Suspended"], Tone.Warning),
        { State: ProcessState.Active } => new(text["ProcessState.Active"], Tone.Info),
        { Outcome: "rejected" or "stopped" } => new(text.Outcome(row.Outcome), Tone.Danger),
        { Outcome: "withdrawn" } => new(text.Outcome(row.Outcome)),
        _ => new(text.Outcome(row.Outcome), Tone.Good),
    };

    public static string Outcome(this IStringLocalizer<TaskText> text, string outcome) => text["Outcome." + outcome] is { ResourceNotFound: false } known ? known.Value : outcome;

    /// <summary>The answer to "why am I asked".</summary>
    public static string Why(this IStringLocalizer<TaskText> text, IStringLocalizer roles, string why)
    {
        var (kind, what) = why.Split('|', 2) is [var k, var w] ? (k, w) : (why, "");
        return text["Why." + kind, kind is "role" or "partner" or "admin" ? text.Role(roles, what) : what];
    }

    /// <summary>Identity's names of built-in roles.</summary>
    public static IStringLocalizer Roles(this IStringLocalizerFactory texts) => texts.Create("Roles.RoleText", typeof(Identity.IdentityModule).Assembly.GetName().Name!);

    /// <summary>What a role is called; its code when it is a tenant's own.</summary>
    public static string Role(this IStringLocalizer<TaskText> text, IStringLocalizer roles, string code) => roles["role." + code] is { ResourceNotFound: false } known ? known.Value : code;

    /// <summary>A line of the trail; files by the names the reader was told.</summary>
    public static HistoryEntry Entry(this IStringLocalizer<TaskText> text, TrailRow row, FormNames names)
    {
        var verb = text["Act." + row.Kind] is { ResourceNotFound: false } known ? known.Value : row.Kind;
        var who = (row.By.Length > 0 ? row.By : text["System"].Value) + (row.OnBehalfOf.Length > 0 ? text["OnBehalfOf", row.OnBehalfOf].Value : "");
        return new(row.At, who, row.Step.Length > 0 ? $"{verb} · {row.Step}" : verb, row.Text.Length > 0 ? row.Text : null, row.Kind switch
        {
            "approve" or "complete" => Tone.Good,
            "reject" or "failed" or "stop" or "overdue" or "overdue-reject" => Tone.Danger,
            "return" or "takeback" or "withdraw" or "escalate" => Tone.Warning,
            _ => Tone.Neutral,
        }, [.. row.Files.Distinct().Select(f => new HistoryFile(names.Of(f.ToString()) ?? text["File"], $"/files/{f}"))]);
    }
}
