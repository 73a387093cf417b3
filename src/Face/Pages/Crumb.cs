namespace SmartPark.Face;

/// <summary>A level above the page.</summary>
/// <param name="Label">Its title.</param>
/// <param name="Href">Its address.</param>
public sealed record Crumb(string Label, string Href);

/// <summary>One tab.</summary>
/// <param name="Key">Name in the address.</param>
/// <param name="Label">What it is called.</param>
/// <param name="Count">How many things are in it, or null.</param>
public sealed record TabItem(string Key, string Label, int? Count = null);
