namespace SmartPark.Face;

/// <summary>One line of a history.</summary>
/// <param name="At">When it happened.</param>
/// <param name="Who">Name of the person or system that did it.</param>
/// <param name="What">What was done, as a short phrase.</param>
/// <param name="Note">Reason or remark, or null.</param>
/// <param name="Tone">What it means; Neutral for the ordinary.</param>
/// <param name="Files">Attached files, or null.</param>
public sealed record HistoryEntry(DateTimeOffset At, string Who, string What, string? Note = null, Tone Tone = Tone.Neutral, IReadOnlyList<HistoryFile>? Files = null);

/// <summary>A file beside a line of a history.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Href">Where it is opened.</param>
public sealed record HistoryFile(string Name, string Href);
