using System.Globalization;
using Microsoft.Extensions.Localization;
using SmartPark.Kernel.Results;

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

    /// <summary>The words of one refusal in the language of the moment, or null when no module knows its code.</summary>
    public RefusalWords? Say(Refusal refusal)
    {
        foreach (var text in _texts)
        {
            if (text[refusal.Code] is not { ResourceNotFound: false } what) continue;
            var todo = text[refusal.Code + ".todo"];
            return new(Fill(what, refusal.Args), todo.ResourceNotFound ? null : Fill(todo, refusal.Args));
        }
        return null;
    }

    /// <summary>What a refusal says about one field of its request, or null: for the Error of a FormField.</summary>
    public string? About(Refusal? refusal, string field) => refusal?.All().Where(r => r.Field == field).Select(Say).FirstOrDefault()?.What;

    private static string Fill(string text, IReadOnlyList<object?> args) => args.Count == 0 ? text : string.Format(CultureInfo.CurrentCulture, text, [.. args]);
}
