using System.Globalization;
using System.Resources;

namespace SmartPark.Kernel.Results;

/// <summary>A resource (resx, zh-CN neutral and en) whose keys are refusal codes, and optionally <c>code.todo</c> for what to do now; each module registers one.</summary>
/// <param name="Resource">Marker type standing beside the resx of the same name.</param>
public sealed record RefusalSource(Type Resource);

/// <summary>A refusal in words.</summary>
/// <param name="What">What is wrong and where.</param>
/// <param name="Todo">What to do now, or null when the first sentence says it.</param>
public sealed record RefusalWords(string What, string? Todo);

/// <summary>Finds the sentence of a refusal: what is wrong, where, and what to do.</summary>
public sealed class RefusalTexts(IEnumerable<RefusalSource> sources)
{
    private readonly ResourceManager[] _resources = [.. sources.Select(s => new ResourceManager(s.Resource.FullName!, s.Resource.Assembly))];

    /// <summary>The sentence in the current UI culture; the code itself when no module knows it (a test forbids that).</summary>
    public string For(Refusal refusal) => Say(refusal) is { } words ? words.Todo is null ? words.What : words.What + " " + words.Todo : refusal.Code;

    /// <summary>The words of one refusal in the current UI culture, or null when no module knows its code.</summary>
    public RefusalWords? Say(Refusal refusal) =>
        Text(refusal.Code, refusal.Args) is { } what ? new(what, Text(refusal.Code + ".todo", refusal.Args)) : null;

    /// <summary>What a refusal says about one field of its request, or null.</summary>
    public string? About(Refusal? refusal, string field) => refusal?.All().Where(r => r.Field == field).Select(For).FirstOrDefault();

    private string? Text(string key, IReadOnlyList<object?> args)
    {
        var format = _resources.Select(r => r.GetString(key, CultureInfo.CurrentUICulture)).FirstOrDefault(t => t is not null);
        return format is null ? null : args.Count == 0 ? format : Filled(format, args);
    }

    /// <summary>Two modules may word the same code with different values; a sentence with a gap is better than a refusal that breaks.</summary>
    private static string Filled(string format, IReadOnlyList<object?> args)
    {
        try { return string.Format(CultureInfo.CurrentCulture, format, [.. args]); }
        catch (FormatException) { return format; }
    }
}
