using SmartPark.Kernel.Time;

namespace SmartPark.Policies.Library;

/// <summary>The dates of a policy read against a day; one rule for entity, lists, search and pages.</summary>
/// <param name="ValidFrom">First day in force, or null.</param>
/// <param name="ValidUntil">Last day in force, or null.</param>
/// <param name="SupersededOn">Day from which another policy stands in its place, or null.</param>
internal sealed record PolicyDates(DateOnly? ValidFrom, DateOnly? ValidUntil, DateOnly? SupersededOn)
{
    /// <summary>The day it is in China (UTC+8, no summer time): policies begin and end by it.</summary>
    public static DateOnly Today(TimeProvider clock) => ChinaTime.Today(clock);

    /// <summary>The day a moment belongs to in China.</summary>
    public static DateOnly DayOf(DateTimeOffset moment) => ChinaTime.DayOf(moment);

    /// <summary>What they mean on a day. Superseded counts before expired: the reader is led to the successor.</summary>
    public PolicyValidity On(DateOnly day) =>
        SupersededOn <= day ? PolicyValidity.Superseded
        : ValidUntil < day ? PolicyValidity.Expired
        : ValidFrom > day ? PolicyValidity.NotYet
        : ValidFrom is null && ValidUntil is null ? PolicyValidity.Unstated
        : PolicyValidity.InForce;

    /// <summary>True for what a list of policies in force shows: all but the expired and the superseded. What begins later is shown, and says so.</summary>
    public bool Counts(DateOnly day) => On(day) is not (PolicyValidity.Expired or PolicyValidity.Superseded);
}
