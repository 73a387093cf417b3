using Shouldly;
using SmartPark.Kernel.Tenancy;
using SmartPark.Policies.Matching;
using SmartPark.Policies.Reach;
using Xunit;

namespace SmartPark.Policies.Tests.Reach;

public sealed class DeclineTests : ParkShelf
{
    [Fact]
    public async Task A_reason_reaches_the_officers_and_their_answer_comes_back()
    {
        var policy = await RuledAsync();
        var firm = await OpenAsync("甲机床");
        (await As(firm, new DeclinePolicy(policy, NotForMeReason.TooMuchWork, " 材料太多 "))).Require();
        var way = await WayAsync(Manager, policy);
        (way.Name, way.NotForMe, way.NotForMeText, way.Answer).ShouldBe(("甲机床", NotForMeReason.TooMuchWork, "材料太多", ""));
        (await As(Manager, new AnswerDecline(way.Id, "已减为一份申请表"))).Require();
        var seen = (await As(firm, new MyReach(policy))).Require()!;
        (seen.Answer, seen.AnsweredAt, seen.NotForMe).ShouldBe(("已减为一份申请表", Host.Clock.Now, NotForMeReason.TooMuchWork));
        Told().ShouldContain(m => m.Kind == "policy.answered" && m.Url == $"/w/match/{policy}");
    }

    [Fact]
    public async Task Another_reason_needs_words_and_an_answer_needs_a_reason()
    {
        var policy = await RuledAsync();
        var firm = await OpenAsync("甲机床");
        (await As(firm, new DeclinePolicy(policy, NotForMeReason.Other))).Refusal!.Code.ShouldBe("reach.reason-text");
        (await As(firm, new DeclinePolicy(policy, NotForMeReason.HaveIt, new string('长', 501)))).Refusal!.Code.ShouldBe("reach.reason-text");
        (await As(firm, new DeclinePolicy(Guid.NewGuid(), NotForMeReason.HaveIt))).Refusal!.Code.ShouldBe("policy.not-found");
        (await As(Manager, new PolicyFunnel(policy))).Require().ShouldBeEmpty();
        (await As(firm, new TakeReachStep(policy, ReachStep.Understood))).Require();
        var way = await WayAsync(Manager, policy);
        (await As(Manager, new AnswerDecline(way.Id, "谢谢"))).Refusal!.Code.ShouldBe("reach.nothing-to-answer");
        (await As(firm, new DeclinePolicy(policy, NotForMeReason.HaveIt))).Require();
        (await As(Manager, new AnswerDecline(way.Id, " "))).Refusal!.Code.ShouldBe("reach.reason-text");
    }

    [Fact]
    public async Task A_new_reason_opens_the_question_again_and_going_on_takes_it_back()
    {
        var policy = await RuledAsync();
        var firm = await OpenAsync("甲机床");
        (await As(firm, new DeclinePolicy(policy, NotForMeReason.TooLittle))).Require();
        (await As(Manager, new AnswerDecline((await WayAsync(Manager, policy)).Id, "可叠加市级奖励"))).Require();
        (await As(firm, new DeclinePolicy(policy, NotForMeReason.HaveIt))).Require();
        var again = await WayAsync(Manager, policy);
        (again.NotForMe, again.Answer, again.AnsweredAt).ShouldBe((NotForMeReason.HaveIt, "", null));
        (await As(firm, new TakeReachStep(policy, ReachStep.Opened))).Require();
        (await WayAsync(Manager, policy)).NotForMe.ShouldBe(NotForMeReason.HaveIt);
        (await As(firm, new TakeReachStep(policy, ReachStep.Applied))).Require();
        (await WayAsync(Manager, policy)).NotForMe.ShouldBeNull();
    }

    [Fact]
    public async Task Only_the_keeper_of_the_policy_sees_and_answers_a_reason_and_no_other_enterprise_does()
    {
        var policy = await RuledAsync();
        var (firm, other) = (await OpenAsync("甲机床"), await OpenAsync("乙"));
        (await As(firm, new DeclinePolicy(policy, NotForMeReason.RuleWrong, "口径不同"))).Require();
        var way = await WayAsync(Manager, policy);
        foreach (var stranger in new[] { OtherPark, Operator })
        {
            (await As(stranger, new PolicyFunnel(policy))).Require().ShouldBeEmpty();
            (await As(stranger, new AnswerDecline(way.Id, "x"))).Refusal!.Code.ShouldBe("reach.not-found");
        }
        (await As(other, new MyReach(policy))).Require().ShouldBeNull();
        (await As(other, new PolicyFunnel(policy))).Refusal!.Code.ShouldBe("access.denied");
    }

    [Fact]
    public async Task A_policy_of_the_operator_pushed_by_the_park_is_declined_to_the_park_that_pushed_it()
    {
        var policy = await RuledAsync(Body(), "国家办法", Operator);
        var firm = await SharingAsync("甲机床", "2500");
        (await As(Manager, new PushToMatched(policy, [MatchState.Fits]))).Require().ShouldBe(1);
        (await As(firm, new DeclinePolicy(policy, NotForMeReason.HaveIt))).Require();
        (await WayAsync(Manager, policy)).NotForMe.ShouldBe(NotForMeReason.HaveIt);
        (await As(Operator, new PolicyFunnel(policy))).Require().ShouldBeEmpty();
    }

    private async Task<ReachRow> WayAsync(Ticket officer, Guid policy) => (await As(officer, new PolicyFunnel(policy))).Require().ShouldHaveSingleItem();
}
