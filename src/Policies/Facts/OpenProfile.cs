using Microsoft.EntityFrameworkCore;
using SmartPark.Identity.Tenants;
using SmartPark.Kernel.Events;
using SmartPark.Kernel.Results;
using SmartPark.Kernel.Tenancy;
using SmartPark.Kernel.UseCases;
using SmartPark.Policies.Library;

namespace SmartPark.Policies.Facts;

/// <summary>A new enterprise or partner gets its profile, with what it registered: industry and place.</summary>
internal sealed class WhenTenantOpened : IHandleEvent<TenantOpened>
{
    public Task HandleAsync(TenantOpened happened, IUseCases useCases, CancellationToken ct) => happened.Kind is TenantKinds.Enterprise or TenantKinds.Partner
        ? useCases.SendAsync(new OpenProfile(happened.Name, happened.Park, happened.IndustryCode, happened.DivisionCode), ct) : Task.CompletedTask;
}

/// <summary>An enterprise or partner that was shut out leaves the lists of those who match.</summary>
internal sealed class WhenTenantDisabled : IHandleEvent<TenantDisabled>
{
    public Task HandleAsync(TenantDisabled happened, IUseCases useCases, CancellationToken ct) =>
        happened.Kind is TenantKinds.Enterprise or TenantKinds.Partner ? useCases.SendAsync(new CloseProfile(), ct) : Task.CompletedTask;
}

/// <summary>Opens the profile of the tenant acted in.</summary>
/// <param name="Name">Name of the enterprise.</param>
/// <param name="Park">Its home park.</param>
/// <param name="Industry">Industry, GB/T 4754-2017.</param>
/// <param name="Division">Division, GB/T 2260.</param>
[SystemOnly]
public sealed record OpenProfile(string Name, TenantId? Park, string? Industry, string? Division) : ICommand;

/// <summary>Takes the profile of the tenant acted in out of the lists of park and operator; the facts stay.</summary>
[SystemOnly]
public sealed record CloseProfile : ICommand;

internal sealed class OpenProfileHandler(PoliciesDb db, CallContext call, Matching.MatchStore store, TimeProvider clock) : IHandle<OpenProfile, Done>, IHandle<CloseProfile, Done>
{
    public async Task<Result<Done>> Handle(OpenProfile request, CancellationToken cancellationToken)
    {
        if (await db.Profiles.AnyAsync(p => p.TenantId == call.Tenant, cancellationToken)) return Result.Done;
        var profile = Profile.Open(call.Tenant, request.Name, request.Park, clock.GetUtcNow());
        db.Add(profile);
        FactInput?[] registered =
        [
            request.Industry is { } industry ? new("industry", 0, industry, Source: FactSource.Registered, Confidence: FactConfidence.Official) : null,
            request.Division is { } division ? new("place", 0, division, Source: FactSource.Registered, Confidence: FactConfidence.Official) : null,
        ];
        var read = registered.OfType<FactInput>().Select(f => FactReading.Of([f], PolicyDates.Today(clock))).Where(r => r.Succeeded).SelectMany(r => r.Require()).ToList();
        var current = new List<Fact>();
        new FactWriter(db, profile, null, clock.GetUtcNow()).Write(call.Tenant, read, current);
        await store.RefreshAsync(call.Tenant, FactShelf.Sheet(current.Select(f => new FactText(f.TenantId, f.Field, f.Year, f.Text))), profile.Number, cancellationToken);
        return Result.Done;
    }

    public async Task<Result<Done>> Handle(CloseProfile request, CancellationToken cancellationToken)
    {
        (await db.Profiles.SingleOrDefaultAsync(p => p.TenantId == call.Tenant, cancellationToken))?.Close();
        return Result.Done;
    }
}
