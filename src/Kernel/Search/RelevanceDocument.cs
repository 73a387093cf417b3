namespace SmartPark.Kernel.Search;

/// <summary>
/// One text of a document and how much a word in it counts. Weight 1 is plain text; below 1 occurrences count as that
/// fraction; above 1 a word that stands in the field earns (weight - 1) times its rarity once more. 2 suits a title.
/// </summary>
/// <param name="Text">Plain text, any length, any script; markup is not understood.</param>
/// <param name="Weight">Greater than 0, at most 100.</param>
public sealed record RelevanceField(string Text, double Weight = 1);

/// <summary>A document to be found: its key and its fields.</summary>
/// <typeparam name="TKey">What identifies a document; comparable keys also decide between equal scores.</typeparam>
/// <param name="Key">Unique within one index.</param>
/// <param name="Fields">Any number; a document without text is kept and never found.</param>
public sealed record RelevanceDocument<TKey>(TKey Key, IReadOnlyList<RelevanceField> Fields)
    where TKey : notnull;
