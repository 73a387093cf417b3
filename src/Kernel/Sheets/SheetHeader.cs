namespace SmartPark.Kernel.Sheets;

/// <summary>The head of a column to write.</summary>
/// <param name="Text">Its name.</param>
/// <param name="Width">Its width in characters of the default font (a Chinese character takes two), 1 to 255.</param>
public sealed record SheetHeader(string Text, double Width = 18);
