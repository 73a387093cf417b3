using Shouldly;
using SmartPark.Kernel.Tenancy;
using SmartPark.Kernel.UseCases;
using SmartPark.Policies.Facts;
using SmartPark.Policies.Library;
using SmartPark.Policies.Reach;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace SmartPark.Policies.Tests.Reach;

public sealed class VisitTests : ParkShelf
{
    private DateOnly Today => PolicyDates.Today(Host.Clock);

    [Fact]
    public async Task A_visit_stands_in_the_list_of_its_policy_and_of_its_enterprise_the_newest_first()
    {
        var policy = await RuledAsync();
        var (first, second) = (await OpenAsync("甲"), await OpenAsync("乙"));
        await LogAsync(first, VisitKind.Call, Today.AddDays(-3), "电话说明", policy);
        await LogAsync(first, VisitKind.Visit, Today, "上门讲解", policy);
        await LogAsync(second, VisitKind.Meeting, Today.AddDays(-1), "政策宣讲会");
        (await NotesAsync(new(PolicyId: policy))).ShouldBe(["上门讲解", "电话说明"]);
        (await NotesAsync(new(Enterprise: TenantOf(second)))).ShouldBe(["政策宣讲会"]);
        var row = (await As(Manager, new FindVisits())).Require().Rows[0];
        (row.EnterpriseName, row.Kind, row.On, row.ByName, row.PolicyId).ShouldBe(("甲", VisitKind.Visit, Today, "tester", policy));
    }

    [Fact]
    public async Task An_open_funnel_hears_of_a_visit_about_its_policy()
    {
        var policy = await RuledAsync();
        var firm = await OpenAsync("甲");
        using var ear = Listen(WhenReachChanged.TopicOf(policy));
        await LogAsync(firm, VisitKind.Visit, Today, "无关", null);
        await DeliverAsync();
        ear.Times.ShouldBe(0);
        await LogAsync(firm, VisitKind.Visit, Today, "上门讲解", policy);
        await DeliverAsync();
        ear.Times.ShouldBe(1);
    }

    [Fact]
    public async Task Visits_are_the_parks_own_and_only_at_enterprises_it_may_see()
    {
        var (own, foreign) = (await OpenAsync("甲"), await OpenAsync("乙", ParkB));
        await LogAsync(own, VisitKind.Call, Today, "只给本园区看");
        (await TryAsync(foreign)).ShouldBe("visit.enterprise");
        (await As(Manager, new LogVisit(TenantId.New(), VisitKind.Call, Today, "x"))).Refusal!.Code.ShouldBe("visit.enterprise");
        (await As(Manager, new LogVisit(ParkA, VisitKind.Call, Today, "x"))).Refusal!.Code.ShouldBe("visit.enterprise");
        (await As(OtherPark, new FindVisits(TenantOf(own)))).Require().Rows.ShouldBeEmpty();
        (await As(Operator, new FindVisits(TenantOf(own)))).Require().Rows.ShouldBeEmpty();
        (await As(own, new FindVisits())).Refusal!.Code.ShouldBe("access.denied");
    }

    [Fact]
    public async Task A_visit_of_tomorrow_without_a_note_or_about_no_policy_is_refused_and_not_kept()
    {
        var firm = await OpenAsync("甲");
        var hidden = await PublishAsync(OtherPark, Content("别园区内部", PolicyReach.OwnPark));
        (await TryAsync(firm, on: Today.AddDays(1))).ShouldBe("visit.day");
        (await TryAsync(firm, on: new(1999, 12, 31))).ShouldBe("visit.day");
        (await TryAsync(firm, note: " ")).ShouldBe("visit.note");
        (await TryAsync(firm, note: new string('长', 2001))).ShouldBe("visit.note");
        (await TryAsync(firm, policy: Guid.NewGuid())).ShouldBe("policy.not-found");
        (await TryAsync(firm, policy: hidden)).ShouldBe("policy.not-found");
        (await As(Editor, new LogVisit(TenantOf(firm), VisitKind.Call, Today, "x"))).Refusal!.Code.ShouldBe("access.denied");
        (await As(Manager, new FindVisits())).Require().Rows.ShouldBeEmpty();
    }

    [Fact]
    public async Task Nothing_is_logged_at_an_enterprise_that_was_shut_out_and_what_was_stays()
    {
        var firm = await OpenAsync("甲");
        await LogAsync(firm, VisitKind.Call, Today, "之前");
        (await Host.Services.GetRequiredService<SystemCalls>().SendAsync(new CloseProfile(), TenantOf(firm))).Require();
        (await TryAsync(firm)).ShouldBe("visit.enterprise");
        (await NotesAsync(new())).ShouldBe(["之前"]);
    }

    private async Task LogAsync(Ticket firm, VisitKind kind, DateOnly on, string note, Guid? policy = null) => (await As(Manager, new LogVisit(TenantOf(firm), kind, on, note, policy))).Require();

    private async Task<string?> TryAsync(Ticket firm, DateOnly? on = null, string note = "谈话", Guid? policy = null) =>
        (await As(Manager, new LogVisit(TenantOf(firm), VisitKind.Call, on ?? Today, note, policy))).Refusal?.Code;

    private async Task<IReadOnlyList<string>> NotesAsync(FindVisits find) => [.. (await As(Manager, find)).Require().Rows.Select(v => v.Note)];
}
