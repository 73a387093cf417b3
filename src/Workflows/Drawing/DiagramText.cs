namespace SmartPark.Workflows.Drawing;

/// <summary>Texts of diagrams to look at.</summary>
internal sealed class DiagramText;
