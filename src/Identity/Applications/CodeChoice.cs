namespace SmartPark.Identity.Applications;

/// <summary>A code one can choose.</summary>
/// <param name="Code">The code.</param>
/// <param name="Label">Code and name, the levels above it included.</param>
public sealed record CodeChoice(string Code, string Label);
