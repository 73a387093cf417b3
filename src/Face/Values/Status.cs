namespace SmartPark.Face;

/// <summary>A state as a reader sees it.</summary>
/// <param name="Word">The state in words.</param>
/// <param name="Tone">What it means.</param>
/// <param name="Icon">Another icon than the tone's own, or null.</param>
public sealed record Status(string Word, Tone Tone = Tone.Neutral, string? Icon = null);
