namespace SmartPark.Face;

/// <summary>What a state means to the reader; decides colour and icon, never the word.</summary>
public enum Tone
{
    /// <summary>No judgement: a draft, a category.</summary>
    Neutral,

    /// <summary>As it should be.</summary>
    Good,

    /// <summary>Somebody has to look at it.</summary>
    Warning,

    /// <summary>Something is wrong or was refused.</summary>
    Danger,

    /// <summary>Worth knowing; in progress.</summary>
    Info,

    /// <summary>Nobody knows, or no data.</summary>
    Unknown,
}
