using SmartPark.Kernel.UseCases;

namespace SmartPark.Kernel.Jobs;

/// <summary>Runs a job again and again, on one node at a time.</summary>
/// <param name="seconds">Seconds from start to start, 1 or more.</param>
[AttributeUsage(AttributeTargets.Class)]
public sealed class EveryAttribute(int seconds) : Attribute
{
    /// <summary>Seconds from start to start.</summary>
    public int Seconds { get; } = seconds;
}

/// <summary>Something on a clock: sends requests as the system.</summary>
public interface IJob
{
    /// <summary>Does the work that is due now.</summary>
    Task RunAsync(IUseCases useCases, CancellationToken ct);
}

/// <summary>A job as registered.</summary>
/// <param name="Type">Its type.</param>
/// <param name="Every">How often.</param>
public sealed record JobInfo(Type Type, EveryAttribute Every);
