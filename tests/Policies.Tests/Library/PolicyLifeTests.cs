using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using SmartPark.Identity.Tenants;
using SmartPark.Kernel.Tenancy;
using SmartPark.Kernel.UseCases;
using SmartPark.Policies.Finding;
using SmartPark.Policies.Library;
using SmartPark.Policies.Topics;
using Xunit;

namespace SmartPark.Policies.Tests.Library;

public sealed class PolicyLifeTests : Shelf
{
    [Fact]
    public async Task A_draft_is_seen_by_its_keepers_only_until_it_is_published_and_again_after_it_was_withdrawn()
    {
        var id = await WriteAsync(Editor, Content());
        (await As(Ticket.Visitor, new GetPolicy(id))).Refusal!.Code.ShouldBe("policy.not-found");
        (await As(OtherPark, new GetPolicy(id))).Refusal!.Code.ShouldBe("policy.not-found");
        (await As(Editor, new GetPolicy(id))).Require().State.ShouldBe(PolicyState.Draft);
        (await As(Manager, new PublishPolicy(id, 1))).Require();
        (await As(Ticket.Visitor, new GetPolicy(id))).Require().Content.Title.ShouldBe("首台套保险补贴办法");
        (await As(Manager, new PublishPolicy(id, 2))).Refusal!.Code.ShouldBe("policy.published-already");
        (await As(Manager, new WithdrawPolicy(id, " ", 2))).Refusal!.Code.ShouldBe("policy.text-empty");
        (await As(Manager, new WithdrawPolicy(id, "数字有误", 2))).Require();
        (await As(Ticket.Visitor, new GetPolicy(id))).Refusal!.Code.ShouldBe("policy.not-found");
        (await As(Manager, new GetPolicyForEdit(id))).Require().WithdrawnBecause.ShouldBe("数字有误");
    }

    [Fact]
    public async Task An_editor_may_neither_publish_nor_change_what_is_published()
    {
        var id = await PublishAsync(Manager, Content());
        (await As(Editor, new ChangePolicy(id, Content("别的"), await VersionAsync(Manager, id)))).Refusal!.Code.ShouldBe("policy.published-closed");
        var draft = await WriteAsync(Editor, Content("新的"));
        (await As(Editor, new PublishPolicy(draft, 1))).Refusal!.Code.ShouldBe("access.denied");
    }

    [Fact]
    public async Task The_second_of_two_editors_is_told()
    {
        var id = await WriteAsync(Editor, Content());
        var version = await VersionAsync(Editor, id);
        (await As(Manager, new ChangePolicy(id, Content("甲"), version))).Succeeded.ShouldBeTrue();
        (await As(Editor, new ChangePolicy(id, Content("乙"), version))).Refusal!.Code.ShouldBe("conflict.changed");
        (await As(Manager, new PublishPolicy(id, version))).Refusal!.Code.ShouldBe("conflict.changed");
        (await As(Editor, new GetPolicyForEdit(id))).Require().Content.Title.ShouldBe("甲");
    }

    [Fact]
    public async Task An_expired_policy_stays_readable_and_leaves_the_lists_of_what_is_in_force()
    {
        var today = PolicyDates.Today(Host.Clock);
        var id = await PublishAsync(Manager, Content() with { ValidFrom = today.AddYears(-1), ValidUntil = today });
        (await As(Ticket.Visitor, new GetPolicy(id))).Require().Validity.ShouldBe(PolicyValidity.InForce);
        (await As(Ticket.Visitor, new LatestPolicies(ParkA))).Require().Count.ShouldBe(1);
        Host.Clock.Advance(TimeSpan.FromDays(1));
        (await As(Ticket.Visitor, new GetPolicy(id))).Require().Validity.ShouldBe(PolicyValidity.Expired);
        (await As(Ticket.Visitor, new LatestPolicies(ParkA))).Require().ShouldBeEmpty();
        (await TitlesAsync(Ticket.Visitor, new("首台套"))).ShouldBeEmpty();
        (await As(Ticket.Visitor, new SearchPolicies("首台套"))).Require().LeftOut.ShouldBe(1);
        (await TitlesAsync(Ticket.Visitor, new("首台套", InForceOnly: false))).Count.ShouldBe(1);
        (await As(Manager, new FindPolicies(InForceOnly: true))).Require().Total.ShouldBe(0);
    }

    [Fact]
    public async Task Days_begin_and_end_by_the_clock_of_China()
    {
        Host.Clock.Now = new(2026, 12, 31, 15, 59, 59, TimeSpan.Zero);
        PolicyDates.Today(Host.Clock).ShouldBe(new(2026, 12, 31));
        Host.Clock.Advance(TimeSpan.FromSeconds(1));
        PolicyDates.Today(Host.Clock).ShouldBe(new(2027, 1, 1));
        await Task.CompletedTask;
    }

    [Fact]
    public async Task A_superseded_policy_leads_to_its_successor_and_the_successor_back()
    {
        var old = await PublishAsync(Manager, Content("旧办法"));
        var next = await PublishAsync(Manager, Content("新办法"));
        (await As(Manager, new SupersedePolicy(old, next, await VersionAsync(Manager, old)))).Require();
        await DeliverAsync();
        var seen = (await As(Ticket.Visitor, new GetPolicy(old))).Require();
        seen.Validity.ShouldBe(PolicyValidity.Superseded);
        seen.Successor.ShouldBe(new(next, "新办法"));
        (await As(Ticket.Visitor, new GetPolicy(next))).Require().Predecessors.ShouldBe([new(old, "旧办法")]);
        (await TitlesAsync(Ticket.Visitor, new("办法"))).ShouldBe(["新办法"]);
        (await As(Manager, new SupersedePolicy(next, old, await VersionAsync(Manager, next)))).Refusal!.Code.ShouldBe("policy.successor-circle");
        (await As(Manager, new SupersedePolicy(old, null, await VersionAsync(Manager, old)))).Require();
        (await As(Ticket.Visitor, new GetPolicy(old))).Require().Successor.ShouldBeNull();
    }

    [Fact]
    public async Task A_successor_is_published_and_of_the_same_library()
    {
        var old = await PublishAsync(Manager, Content("旧办法"));
        var draft = await WriteAsync(Manager, Content("草稿"));
        var foreign = await PublishAsync(OtherPark, Content("别家的"));
        (await As(Manager, new SupersedePolicy(old, draft, 2))).Refusal!.Code.ShouldBe("policy.successor-unpublished");
        (await As(Manager, new SupersedePolicy(old, foreign, 2))).Refusal!.Code.ShouldBe("policy.successor-not-found");
        (await As(Manager, new SupersedePolicy(old, old, 2))).Refusal!.Code.ShouldBe("policy.successor-circle");
    }

    [Fact]
    public async Task Only_published_policies_come_into_the_carousel_and_withdrawing_takes_them_out()
    {
        var id = await WriteAsync(Manager, Content());
        (await As(Manager, new MarkImportant(id, true))).Refusal!.Code.ShouldBe("policy.not-published");
        (await As(Manager, new PublishPolicy(id, 1))).Require();
        (await As(Manager, new MarkImportant(id, true))).Require();
        (await As(Ticket.Visitor, new CarouselPolicies(ParkA))).Require().Count.ShouldBe(1);
        (await As(Ticket.Visitor, new CarouselPolicies(ParkB))).Require().ShouldBeEmpty();
        (await As(Manager, new WithdrawPolicy(id, "改", await VersionAsync(Manager, id)))).Require();
        (await As(Ticket.Visitor, new CarouselPolicies(ParkA))).Require().ShouldBeEmpty();
    }

    [Fact]
    public async Task Nobody_changes_the_policy_of_another_library()
    {
        var id = await PublishAsync(Operator, Content("国家办法"));
        (await As(Manager, new GetPolicy(id))).Succeeded.ShouldBeTrue();
        (await As(Manager, new GetPolicyForEdit(id))).Refusal!.Code.ShouldBe("policy.not-found");
        (await As(Manager, new ChangePolicy(id, Content(), 2))).Refusal!.Code.ShouldBe("policy.not-found");
        (await As(Manager, new WithdrawPolicy(id, "x", 2))).Refusal!.Code.ShouldBe("policy.not-found");
        (await As(Manager, new PushPolicy(id))).Refusal!.Code.ShouldBe("policy.not-found");
        (await As(Firm, new FindPolicies())).Refusal!.Code.ShouldBe("access.denied");
    }

    [Fact]
    public async Task The_operator_cannot_keep_a_policy_to_a_park() =>
        (await As(Operator, new WritePolicy(Content(reach: PolicyReach.OwnPark)))).Refusal!.Code.ShouldBe("policy.reach");

    [Fact]
    public async Task Every_fault_of_a_text_is_named_with_its_field()
    {
        var wrong = Content("") with { Issuer = "局\u202E", Basis = new string('长', 1001), SourceUrl = "javascript:alert(1)", ValidFrom = new(2026, 2, 1), ValidUntil = new(2026, 1, 1) };
        var refusal = (await As(Manager, new WritePolicy(wrong))).Refusal!;
        refusal.All().Select(r => (r.Code, r.Field)).ShouldBe(
            [("policy.text-empty", "Title"), ("policy.text-sign", "Issuer"), ("policy.text-long", "Basis"), ("policy.source-url", "SourceUrl"), ("policy.date-order", "ValidUntil")], ignoreOrder: true);
    }

    [Fact]
    public async Task A_push_is_told_once_a_minute_and_the_operator_says_to_whom()
    {
        var draft = await WriteAsync(Manager, Content());
        (await As(Manager, new PushPolicy(draft))).Refusal!.Code.ShouldBe("policy.not-published");
        var id = await PublishAsync(Manager, Content());
        (await As(Manager, new PushPolicy(id))).Succeeded.ShouldBeTrue();
        (await As(Manager, new PushPolicy(id))).Refusal!.Code.ShouldBe("policy.push-again");
        Host.Clock.Advance(TimeSpan.FromMinutes(2));
        (await As(Manager, new PushPolicy(id))).Succeeded.ShouldBeTrue();
        var wide = await PublishAsync(Operator, Content());
        (await As(Operator, new PushPolicy(wide))).Refusal!.Code.ShouldBe("policy.push-whom");
        (await As(Operator, new PushPolicy(wide, Park: ParkA))).Succeeded.ShouldBeTrue();
    }

    [Fact]
    public async Task A_park_names_only_tenants_of_its_own_and_all_parks_hear_of_an_important_policy_of_the_operator_once()
    {
        var calls = Host.Services.GetRequiredService<SystemCalls>();
        var park = (await calls.SendAsync(new OpenTenant(TenantSubKind.Park, "甲园区", Slug: "jia", DivisionCode: "210100"), null)).Require();
        var firm = (await calls.SendAsync(new OpenTenant(TenantSubKind.ResidentEnterprise, "甲厂", park.TenantId), null)).Require();
        var manager = Host.Callers.Person(park.TenantId, TenantKinds.Park, park.TenantId, [.. PoliciesPermissions.All.Select(p => p.Code)]);
        var id = await PublishAsync(manager, Content());
        (await As(manager, new PushPolicy(id, [firm.TenantId, FirmOfA]))).Refusal!.Code.ShouldBe("policy.push-others");
        (await As(manager, new PushPolicy(id, [ParkA]))).Refusal!.Code.ShouldBe("policy.push-others");
        (await As(manager, new PushPolicy(id, [firm.TenantId]))).Succeeded.ShouldBeTrue();
        var wide = await PublishAsync(Operator, Content());
        (await As(Operator, new MarkImportant(wide, true))).Require();
        (await As(Operator, new GetPolicyForEdit(wide))).Require().PushedAt.ShouldBe(Host.Clock.Now);
        Host.Clock.Advance(TimeSpan.FromHours(1));
        (await As(Operator, new MarkImportant(wide, true))).Require();
        (await As(Operator, new GetPolicyForEdit(wide))).Require().PushedAt.ShouldBe(Host.Clock.Now.AddHours(-1));
    }

    [Fact]
    public async Task A_topic_shows_each_reader_the_policies_that_are_for_him_in_their_order()
    {
        var first = await PublishAsync(Manager, Content("园区内", PolicyReach.OwnPark));
        var second = await PublishAsync(Manager, Content("公开"));
        var topic = (await As(Manager, new WriteTopic("专精特新", "说明", [first, second], true))).Require();
        (await As(Firm, new GetTopic(topic))).Require().Policies.Select(p => p.Title).ShouldBe(["园区内", "公开"]);
        (await As(Ticket.Visitor, new GetTopic(topic))).Require().Policies.Select(p => p.Title).ShouldBe(["公开"]);
        (await As(Ticket.Visitor, new GetPolicy(second))).Require().Topics.ShouldBe([new(topic, "专精特新")]);
        (await TitlesAsync(Firm, new(TopicId: topic))).Count.ShouldBe(2);
        (await As(OtherPark, new WriteTopic("抢", "", [], true, topic, 1))).Refusal!.Code.ShouldBe("topic.not-found");
        (await As(Manager, new WriteTopic("专精特新", "说明", [second], false, topic, 1))).Require();
        (await As(Ticket.Visitor, new GetTopic(topic))).Refusal!.Code.ShouldBe("topic.not-found");
        (await As(Manager, new WriteTopic("专精特新", "说明", [second], false, topic, 1))).Refusal!.Code.ShouldBe("conflict.changed");
    }
}
