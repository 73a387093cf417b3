using System.Globalization;
using System.Resources;

namespace SmartPark.Kernel.Results;

/// <summary>A resource (resx, zh-CN neutral and en) whose keys are refusal codes; each module registers one.</summary>
/// <param name="Resource">Marker type standing beside the resx of the same name.</param>
public sealed record RefusalSource(Type Resource);

/// <summary>Finds the sentence of a refusal: what is wrong, where, and what to do.</summary>
public sealed class RefusalTexts(IEnumerable<RefusalSource> sources)
{
    private readonly ResourceManager[] _resources = [.. sources.Select(s => new ResourceManager(s.Resource.FullName!, s.Resource.Assembly))];

    /// <summary>The sentence in the current UI culture; the code itself when no module knows it (a test forbids that).</summary>
    public string For(Refusal refusal)
    {
        var format = _resources.Select(r => r.GetString(refusal.Code, CultureInfo.CurrentUICulture)).FirstOrDefault(t => t is not null);
        return format is null ? refusal.Code : string.Format(CultureInfo.CurrentCulture, format, [.. refusal.Args]);
    }
}
