using Microsoft.EntityFrameworkCore;
using SmartPark.Kernel.Results;
using SmartPark.Kernel.Time;
using SmartPark.Kernel.UseCases;
using SmartPark.Workflows.Tasks;

namespace SmartPark.Workflows.Instances;

/// <summary>How long each step of a process waits, and how many cases begin and end each day, of the last 90 days; of the own tenant's processes.</summary>
/// <param name="Key">The process; null for all.</param>
[Permission(WorkflowsPermissions.Watch)]
public sealed record StepTimes(string? Key = null) : IQuery<ProcessTimes>;

/// <summary>Times of a process.</summary>
/// <param name="Steps">The steps, slowest first.</param>
/// <param name="Days">The days, oldest first.</param>
public sealed record ProcessTimes(IReadOnlyList<StepTime> Steps, IReadOnlyList<DayCount> Days);

/// <summary>How long a step waits.</summary>
/// <param name="Process">Name of the process.</param>
/// <param name="Step">Name of the step.</param>
/// <param name="Count">Tasks done.</param>
/// <param name="Median">Hours half of them took at most.</param>
/// <param name="Slow">Hours nine of ten took at most.</param>
/// <param name="Waiting">Tasks that wait now.</param>
/// <param name="Overdue">Of these, past their time.</param>
public sealed record StepTime(string Process, string Step, int Count, decimal Median, decimal Slow, int Waiting, int Overdue);

/// <summary>Cases of a day.</summary>
/// <param name="Day">The day, in China.</param>
/// <param name="Begun">Cases begun.</param>
/// <param name="Ended">Cases ended.</param>
public sealed record DayCount(DateOnly Day, int Begun, int Ended);

internal sealed class StepTimesHandler(WorkflowsDb db, CallContext call, TimeProvider clock) : IHandle<StepTimes, ProcessTimes>
{
    private const int Most = 50_000;

    public async Task<Result<ProcessTimes>> Handle(StepTimes request, CancellationToken cancellationToken)
    {
        var (now, since) = (clock.GetUtcNow(), clock.GetUtcNow().AddDays(-90));
        var own = db.Tasks.AsNoTracking().Where(t => t.ProviderId == call.Tenant && (request.Key == null || t.Key == request.Key));
        var done = await own.Where(t => t.State == TaskState.Done && t.DoneAt >= since).OrderByDescending(t => t.DoneAt).Take(Most).Select(t => new { t.ProcessName, t.Name, t.At, t.DoneAt }).ToListAsync(cancellationToken);
        var open = await own.Where(t => t.State == TaskState.Open).Take(Most).Select(t => new { t.ProcessName, t.Name, t.DueAt }).ToListAsync(cancellationToken);
        var waiting = open.ToLookup(t => (t.ProcessName, t.Name));
        var steps = done.GroupBy(t => (t.ProcessName, t.Name)).Select(g => Step(g.Key, [.. g.Select(t => t.DoneAt!.Value - t.At).Order()], waiting[g.Key].Count(), waiting[g.Key].Count(t => t.DueAt < now)));
        var cases = await db.Instances.AsNoTracking().Where(i => i.ProviderId == call.Tenant && (request.Key == null || i.Key == request.Key) && (i.StartedAt >= since || i.EndedAt >= since)).OrderByDescending(i => i.StartedAt).Take(Most)
            .Select(i => new { i.StartedAt, i.EndedAt }).ToListAsync(cancellationToken);
        var (begun, ended) = (cases.ToLookup(c => ChinaTime.DayOf(c.StartedAt)), cases.Where(c => c.EndedAt is not null).ToLookup(c => ChinaTime.DayOf(c.EndedAt!.Value)));
        var today = ChinaTime.DayOf(now);
        return new ProcessTimes([.. steps.OrderByDescending(s => s.Median)], [.. Enumerable.Range(0, 30).Select(d => today.AddDays(d - 29)).Select(d => new DayCount(d, begun[d].Count(), ended[d].Count()))]);
    }

    private static StepTime Step((string Process, string Name) of, List<TimeSpan> took, int waiting, int overdue) =>
        new(of.Process, of.Name, took.Count, Hours(took[(took.Count - 1) / 2]), Hours(took[(took.Count * 9 - 1) / 10]), waiting, overdue);

    private static decimal Hours(TimeSpan span) => Math.Round((decimal)span.TotalHours, 1);
}
