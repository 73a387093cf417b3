using System.Globalization;
using Microsoft.Extensions.Localization;

namespace SmartPark.Face;

/// <summary>A resource class that explains refusal codes.</summary>
/// <param name="Type">The class beside the resx.</param>
public sealed record RefusalTextSource(Type Type);

/// <summary>A refusal in words.</summary>
/// <param name="What">What is wrong and why.</param>
/// <param name="Todo">What to do now, or null.</param>
public sealed record RefusalWords(string What, string? Todo);

/// <summary>Finds the words of a refusal code among the resources the modules registered.</summary>
public sealed class RefusalTexts(IStringLocalizerFactory factory, IEnumerable<RefusalTextSource> sources)
{
    private readonly IReadOnlyList<IStringLocalizer> _texts = [.. sources.Select(s => factory.Create(s.Type))];

    /// <summary>The words of a code in the language of the moment, or null when no module knows it.</summary>
    public RefusalWords? Say(string code, params IReadOnlyList<object?> args)
    {
        foreach (var text in _texts)
        {
            if (text[code] is not { ResourceNotFound: false } what) continue;
            var todo = text[code + ".todo"];
            return new(Fill(what, args), todo.ResourceNotFound ? null : Fill(todo, args));
        }
        return null;
    }

    private static string Fill(string text, IReadOnlyList<object?> args) => args.Count == 0 ? text : string.Format(CultureInfo.CurrentCulture, text, [.. args]);
}
