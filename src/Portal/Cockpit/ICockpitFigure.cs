using SmartPark.Kernel.Tenancy;
using SmartPark.Kernel.UseCases;

namespace SmartPark.Portal.Cockpit;

/// <summary>Reads one figure by sending the very request of the list behind it and taking its total, so that the two cannot differ.</summary>
internal interface ICockpitFigure
{
    /// <summary>Kinds of tenants it is for.</summary>
    TenantKinds For { get; }

    /// <summary>Place; the first seven that can be read are shown.</summary>
    int Order { get; }

    /// <summary>The figure, or null when the caller may not open its list.</summary>
    Task<CockpitFigure?> ReadAsync(CockpitCall call, CancellationToken ct);
}

/// <summary>Who looks, when, and the way to the lists.</summary>
internal sealed record CockpitCall(Caller Caller, IUseCases UseCases, DateTimeOffset Now)
{
    /// <summary>Rows in all of a list; null when it is refused.</summary>
    public async Task<long?> TotalAsync<T>(IUseCase<Page<T>> list, CancellationToken ct)
    {
        var answer = await UseCases.SendAsync(list, ct);
        return answer.Succeeded ? answer.Value.Total : null;
    }
}

/// <summary>A number of rows as they stand now.</summary>
internal abstract class CountNow<T>(TenantKinds kinds, int order, string key, string unit, string url, bool alarm = false) : ICockpitFigure
{
    public TenantKinds For => kinds;

    public int Order => order;

    protected abstract IUseCase<Page<T>>? List(CockpitCall call);

    public async Task<CockpitFigure?> ReadAsync(CockpitCall call, CancellationToken ct)
    {
        if (List(call) is not { } list || await call.TotalAsync(list, ct) is not { } total) return null;
        return new(key, total, unit, null, call.Now, null, url, list.GetType().Name, alarm && total > 0);
    }
}
