using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;

namespace SmartPark.Face;

/// <summary>Renders after its elder siblings have set themselves up: a table draws when its columns are known.</summary>
public sealed class Late : ComponentBase
{
    /// <summary>What to draw.</summary>
    [Parameter] public RenderFragment? ChildContent { get; set; }

    /// <inheritdoc/>
    protected override void BuildRenderTree(RenderTreeBuilder builder) => builder.AddContent(0, ChildContent);
}
