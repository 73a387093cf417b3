using FsCheck;
using FsCheck.Fluent;
using Shouldly;
using SmartPark.Workflows.Calendars;
using Xunit;

namespace SmartPark.Workflows.Tests.Calendars;

public sealed class WorkCalendarTests
{
    /// <summary>National Day 2026 with its make-up Saturday, and a lone holiday.</summary>
    private static readonly WorkCalendar Calendar = WorkCalendar.Of([.. Enumerable.Range(1, 7).Select(d => new DateOnly(2026, 10, d)), new(2026, 9, 25)], [new(2026, 10, 10)]);

    [Theory]
    [InlineData("2026-09-01T10:00", 2, "2026-09-01T12:00")]
    [InlineData("2026-09-01T10:00", 3, "2026-09-01T14:00")]
    [InlineData("2026-09-01T17:00", 1, "2026-09-02T09:30")]
    [InlineData("2026-09-04T17:30", 1, "2026-09-07T10:00")]
    [InlineData("2026-09-30T17:00", 1, "2026-10-08T09:30")]
    [InlineData("2026-10-09T17:00", 1, "2026-10-10T09:30")]
    [InlineData("2026-09-05T03:00", 0, "2026-09-07T09:00")]
    public void Working_hours_pass_only_while_people_work(string from, double hours, string until) => Calendar.Add(At(from), TimeSpan.FromHours(hours)).ShouldBe(At(until));

    [Theory]
    [InlineData("2026-09-01T10:00", 0, "2026-09-01T17:30")]
    [InlineData("2026-09-24T10:00", 1, "2026-09-28T17:30")]
    [InlineData("2026-09-30T18:00", 2, "2026-10-10T17:30")]
    public void Working_days_end_with_the_day(string from, int days, string until) => Calendar.AddDays(At(from), days).ShouldBe(At(until));

    [Fact]
    public void What_was_added_lies_between() => Prop.ForAll(Gen.Choose(0, 500_000).Zip(Gen.Choose(0, 20_000)).ToArbitrary(), pair =>
    {
        var from = At("2026-08-01T00:00").AddMinutes(pair.Item1 % 200_000);
        var working = TimeSpan.FromMinutes(pair.Item2);
        Calendar.Between(from, Calendar.Add(from, working)).ShouldBe(working);
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(300));

    [Fact]
    public void Another_zone_names_the_same_moment() =>
        Calendar.Add(At("2026-09-01T10:00").ToUniversalTime(), TimeSpan.FromHours(2)).ToUniversalTime().ShouldBe(At("2026-09-01T12:00").ToUniversalTime());

    private static DateTimeOffset At(string text) => DateTimeOffset.Parse(text + "+08:00", System.Globalization.CultureInfo.InvariantCulture);
}
