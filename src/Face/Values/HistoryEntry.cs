namespace SmartPark.Face;

/// <summary>One line of a history.</summary>
/// <param name="At">When it happened.</param>
/// <param name="Who">Name of the person or system that did it.</param>
/// <param name="What">What was done, as a short phrase.</param>
/// <param name="Note">Reason or remark, or null.</param>
/// <param name="Tone">What it means; Neutral for the ordinary.</param>
public sealed record HistoryEntry(DateTimeOffset At, string Who, string What, string? Note = null, Tone Tone = Tone.Neutral);
