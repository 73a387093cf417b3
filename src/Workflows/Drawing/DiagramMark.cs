namespace SmartPark.Workflows.Drawing;

/// <summary>What a mark on an element of a diagram says.</summary>
public enum DiagramMarkKind
{
    /// <summary>Somebody or something is waited for here.</summary>
    Waiting,

    /// <summary>Passed.</summary>
    Done,

    /// <summary>It stands still here because something went wrong.</summary>
    Incident,

    /// <summary>It was sent back from here.</summary>
    Returned,

    /// <summary>Not in the other version.</summary>
    Added,

    /// <summary>Only in the other version.</summary>
    Removed,

    /// <summary>Different from the other version.</summary>
    Changed,

    /// <summary>The process cannot run because of it.</summary>
    Problem,

    /// <summary>The process can run and probably should not.</summary>
    Doubt,
}

/// <summary>A mark on an element of a diagram: outline, icon, number and words.</summary>
/// <param name="Element">Id of the BPMN element.</param>
/// <param name="Kind">What it says.</param>
/// <param name="Count">How many; shown from two on.</param>
/// <param name="Text">Who and since when, or what is wrong; empty for the icon alone.</param>
public sealed record DiagramMark(string Element, DiagramMarkKind Kind, int Count = 1, string Text = "");
