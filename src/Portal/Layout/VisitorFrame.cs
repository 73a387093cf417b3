using Microsoft.Extensions.Localization;

namespace SmartPark.Portal.Layout;

/// <summary>The frame of a visitor where no park is set up yet: the platform's own name, nobody signed in.</summary>
internal sealed class VisitorFrame(IStringLocalizer<LayoutText> text) : IFrame
{
    public event Action? Changed
    {
        add { }
        remove { }
    }

    public ValueTask<Frame> LoadAsync(CancellationToken ct) => ValueTask.FromResult(new Frame(text["Platform"], null));
}
