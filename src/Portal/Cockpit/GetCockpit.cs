using SmartPark.Kernel.Results;
using SmartPark.Kernel.Tenancy;
using SmartPark.Kernel.UseCases;

namespace SmartPark.Portal.Cockpit;

/// <summary>At most seven figures for the tenant acted in: a park, an enterprise or partner, or the operator. Figures whose lists the caller may not open are left out.</summary>
[Permission(PortalPermissions.ReadCockpit)]
public sealed record GetCockpit : IQuery<CockpitPage>;

/// <summary>A cockpit.</summary>
/// <param name="For">The kind of tenant it is made for.</param>
/// <param name="At">When the figures were read.</param>
/// <param name="Figures">The figures, most important first.</param>
public sealed record CockpitPage(TenantKinds For, DateTimeOffset At, IReadOnlyList<CockpitFigure> Figures);

/// <summary>One figure: exactly the number of rows of the list behind <paramref name="Url"/>.</summary>
/// <param name="Key">What it counts: key of its label, such as <c>articles-published</c>.</param>
/// <param name="Value">The number.</param>
/// <param name="Unit">Key of its unit: <c>items</c>, <c>enterprises</c>.</param>
/// <param name="From">Start of the period; null for "as of now".</param>
/// <param name="Until">End of the period, itself not included; the moment of reading for "as of now".</param>
/// <param name="Change">Difference to the period before of the same length; null where there is none.</param>
/// <param name="Url">Local path of the list with exactly these rows.</param>
/// <param name="Source">Where it comes from: the name of the list's use case, shown as the source.</param>
/// <param name="Alarm">True when a number above zero wants action.</param>
public sealed record CockpitFigure(string Key, long Value, string Unit, DateTimeOffset? From, DateTimeOffset Until, long? Change, string Url, string Source, bool Alarm = false);

internal sealed class GetCockpitHandler(IEnumerable<ICockpitFigure> figures, IUseCases useCases, CallContext call, TimeProvider clock) : IHandle<GetCockpit, CockpitPage>
{
    private const int Most = 7;

    public async Task<Result<CockpitPage>> Handle(GetCockpit request, CancellationToken cancellationToken)
    {
        var kind = call.Caller.TenantKind;
        var now = clock.GetUtcNow();
        var shown = new List<CockpitFigure>();
        foreach (var figure in figures.Where(f => f.For.HasFlag(kind)).OrderBy(f => f.Order))
        {
            if (await figure.ReadAsync(new(call.Caller, useCases, now), cancellationToken) is { } read) shown.Add(read);
            if (shown.Count == Most) break;
        }
        return new CockpitPage(kind, now, shown);
    }
}
