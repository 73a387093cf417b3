using Microsoft.Extensions.Localization;

namespace SmartPark.Workflows.Drawing;

/// <summary>Approver rules, due times and services as the panel says them.</summary>
internal static class RuleWords
{
    public static string RoleName(IStringLocalizer<DrawText> text, string code, string? name) => name ?? (text["Role." + code] is { ResourceNotFound: false } known ? known : code);

    /// <summary>Whom a rule asks; empty for none.</summary>
    public static string Rule(IStringLocalizer<DrawText> text, DrawDesk desk, string rule) => string.Join('、', ApproverLine.Read(rule).Select(p => Part(text, desk, p)));

    /// <summary>A duration: <c>2 工作日</c>; empty for none.</summary>
    public static string Duration(IStringLocalizer<DrawText> text, string duration, bool working)
    {
        var span = Span.Of(duration);
        return span.Number == 0 ? span.Other : $"{span.Number} {text["Unit." + (working && span.Unit == 'D' ? 'W' : span.Unit)]}";
    }

    private static string Part(IStringLocalizer<DrawText> text, DrawDesk desk, ApproverLine part)
    {
        var what = part.Kind switch
        {
            "role" => RoleName(text, part.What, desk.Roles.FirstOrDefault(r => r.Code == part.What)?.Name),
            "partner" => $"{text["Party." + part.Party]} · {RoleName(text, part.What, null)}",
            "person" => string.Join('、', part.People.Select(id => desk.Members.FirstOrDefault(m => m.Person.ToString() == id)?.Name ?? id)),
            "department" => desk.Departments.FirstOrDefault(d => d.Id.ToString() == part.What)?.Name ?? part.What,
            "field" => desk.Fields.FirstOrDefault(f => f.Name == part.What).Title ?? part.What,
            _ => part.What,
        };
        return part.Kind is "person" or "role" or "partner" ? what : what.Length > 0 && part.Kind is not ("head" or "initiator" or "choice") ? text["RuleSaid", text["Rule." + part.Kind], what] : text["Rule." + part.Kind];
    }
}
