using Microsoft.AspNetCore.Components;

namespace SmartPark.Workflows.Drawing;

/// <summary>Who is asked, put together from plain choices; what stands in the document is the rule's text.</summary>
public sealed partial class ApproverField
{
    private static readonly string[] BuiltIn = ["administrator", "park-manager", "service-desk", "editor", "supervisor", "platform-operator", "member"];
    private List<ApproverLine> _parts = [];
    private string? _known;

    /// <summary>Id of the first input.</summary>
    [Parameter, EditorRequired] public string Id { get; set; } = "";

    /// <summary>What they are asked for.</summary>
    [Parameter, EditorRequired] public string Label { get; set; } = "";

    /// <summary>Setting of the chosen element in which the rule stands as text. Parts that are not complete yet are left out there.</summary>
    [Parameter, EditorRequired] public string Setting { get; set; } = "";

    /// <summary>May be left empty.</summary>
    [Parameter] public bool Optional { get; set; }

    [CascadingParameter] private DrawDesk Desk { get; set; } = default!;

    /// <summary>Only what somebody else changed is read, or a part that is not complete yet would be lost.</summary>
    protected override void OnParametersSet()
    {
        var stored = Desk.Chosen.Setting(Setting);
        if (_known is not null && (stored == _known || !Desk.Fresh)) return;
        (_known, _parts) = (stored, ApproverLine.Read(stored));
    }

    private Task AddAsync()
    {
        _parts.Add(new("role"));
        return Task.CompletedTask;
    }

    private Task ChooseAsync(int at, string kind) => SetAsync(at, ApproverLine.New(kind));

    private Task ChangeAsync(int at, Func<ApproverLine, ApproverLine> change) => SetAsync(at, change(_parts[at]));

    private Task SetAsync(int at, ApproverLine part)
    {
        _parts[at] = part;
        return TellAsync();
    }

    private Task RemoveAsync(int at)
    {
        _parts.RemoveAt(at);
        return TellAsync();
    }

    private Task TellAsync()
    {
        var text = ApproverLine.Write(_parts);
        if (text == _known) return Task.CompletedTask;
        _known = text;
        return Desk.SetAsync(Setting, text);
    }

    private string RoleName(string code, string? name) => RuleWords.RoleName(Text, code, name);

    private RenderFragment Options(int at, string chosen, IEnumerable<(string Value, string Name)> choices) => builder =>
    {
        var list = choices.ToList();
        if (chosen.Length > 0 && list.TrueForAll(c => c.Value != chosen)) list.Add((chosen, chosen));
        builder.OpenElement(0, "select");
        builder.AddAttribute(1, "aria-label", Text["RuleWhat"].Value);
        builder.AddAttribute(2, "value", chosen);
        builder.AddAttribute(3, "onchange", EventCallback.Factory.Create<ChangeEventArgs>(this, e => ChangeAsync(at, p => p with { What = Said(e) })));
        builder.OpenElement(4, "option");
        builder.AddAttribute(5, "value", "");
        builder.AddContent(6, Text["Choose"].Value);
        builder.CloseElement();
        foreach (var (value, name) in list)
        {
            builder.OpenElement(7, "option");
            builder.SetKey(value);
            builder.AddAttribute(8, "value", value);
            builder.AddAttribute(9, "selected", value == chosen);
            builder.AddContent(10, name);
            builder.CloseElement();
        }
        builder.CloseElement();
    };

    private static string Said(ChangeEventArgs e) => e.Value?.ToString()?.Trim() ?? "";
}
