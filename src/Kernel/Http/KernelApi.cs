using SmartPark.Kernel.Audit;
using SmartPark.Kernel.Search;
using SmartPark.Kernel.UseCases;

namespace SmartPark.Kernel.Http;

/// <summary>The kernel's own use cases over HTTP.</summary>
public static class KernelApi
{
    /// <summary>Maps them.</summary>
    public static void Map(Api api) => api
        .Query<SearchEverything, SearchHits>("/search")
        .Query<FindAuditLines, Page<AuditRow>>("/audit")
        .Query<VerifyAudit, AuditVerdict>("/audit/verdict")
        .Query<FindParkedEvents, IReadOnlyList<ParkedEventRow>>("/events/parked")
        .Command<RetryEvent>("/events/parked/{eventId}/retry");
}
