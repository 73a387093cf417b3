using Shouldly;
using SmartPark.Workflows.Instances;
using SmartPark.Workflows.Tasks;
using Xunit;
using static SmartPark.Workflows.Tests.Cases.Bpmn;

namespace SmartPark.Workflows.Tests.Cases;

/// <summary>What people do to tasks, on a database.</summary>
public sealed class VerbTests : Office
{
    [Fact]
    public async Task Two_people_approve_one_after_the_other_and_the_initiator_is_done()
    {
        await PublishAsync("line", Line(("填写", "approver=\"initiator\""), ("A", $"approver=\"person:{Lin.Id}\" onReject=\"end\""), ("B", $"approver=\"person:{Chen.Id}\" onReject=\"end\"")));
        var id = await StartAsync(Boss, "line");
        (await OpenAsync(id)).ShouldBe(["A:林经理"]);
        (await DecideAsync(Lin, id)).ShouldBeNull();
        (await DecideAsync(Chen, id)).ShouldBeNull();
        (await StateAsync(id)).ShouldBe((ProcessState.Completed, "done"));
        (await CaseAsync(id)).Trail.Select(t => $"{t.Kind} {t.By}").ShouldBe(["start 周主任", "approve 林经理", "approve 陈经理"]);
    }

    [Fact]
    public async Task A_rejection_ends_the_case_and_needs_a_reason()
    {
        await PublishAsync("reject", Line(("A", $"approver=\"person:{Lin.Id}\" onReject=\"end\""), ("B", $"approver=\"person:{Chen.Id}\"")));
        var id = await StartAsync(Boss, "reject");
        (await DecideAsync(Lin, id, Decision.Reject, "")).ShouldBe("task.comment");
        (await DecideAsync(Lin, id, Decision.Reject, "材料不全")).ShouldBeNull();
        (await StateAsync(id)).ShouldBe((ProcessState.Terminated, "rejected"));
        (await TasksAsync(Chen)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Whoever_lost_the_task_a_second_ago_is_told()
    {
        await PublishAsync("race", Line(("A", "approver=\"role:park-manager\"")));
        var id = await StartAsync(Boss, "race");
        var (ofLin, ofChen) = (await TaskAsync(Lin, id, TaskBox.Group), await TaskAsync(Chen, id, TaskBox.Group));
        ofLin.Id.ShouldBe(ofChen.Id);
        (await As(Lin, new DecideTask(ofLin.Id, Decision.Approve))).Succeeded.ShouldBeTrue();
        (await As(Chen, new DecideTask(ofChen.Id, Decision.Approve))).Refusal!.Code.ShouldBe("task.gone");
    }

    [Fact]
    public async Task All_sign_and_one_no_ends_it()
    {
        await PublishAsync("all", Start + Sign("M", "approver=\"role:park-manager\" vote=\"all\" onReject=\"end\"", "nrOfRejected > 0") + End + Flows("s>M>e"));
        var id = await StartAsync(Boss, "all");
        (await OpenAsync(id)).ShouldBe(["M:林经理", "M:陈经理"]);
        (await DecideAsync(Lin, id)).ShouldBeNull();
        (await StateAsync(id)).State.ShouldBe(ProcessState.Active);
        (await DecideAsync(Chen, id)).ShouldBeNull();
        (await StateAsync(id)).ShouldBe((ProcessState.Completed, "done"));
        var second = await StartAsync(Boss, "all");
        (await DecideAsync(Lin, second, Decision.Reject, "不行")).ShouldBeNull();
        (await StateAsync(second)).ShouldBe((ProcessState.Terminated, "rejected"));
        (await TasksAsync(Chen)).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_transferred_task_is_the_others_and_the_trail_says_so()
    {
        await PublishAsync("hand", Line(("A", $"approver=\"person:{Lin.Id}\"")));
        var id = await StartAsync(Boss, "hand");
        var task = await TaskAsync(Lin, id);
        (await As(Lin, new TransferTask(task.Id, Wang.Id, "请您办"))).Refusal!.Code.ShouldBe("task.person");
        (await As(Lin, new TransferTask(task.Id, Lin.Id, "请您办"))).Refusal!.Code.ShouldBe("task.self");
        (await As(Lin, new TransferTask(task.Id, Chen.Id, "请您办"))).Succeeded.ShouldBeTrue();
        (await TasksAsync(Lin)).ShouldBeEmpty();
        (await As(Lin, new DecideTask(task.Id, Decision.Approve))).Refusal!.Code.ShouldBe("task.not-found");
        (await As(Chen, new GetTask(task.Id))).Require().Why.ShouldBe("transferred|林经理");
        (await DecideAsync(Chen, id)).ShouldBeNull();
    }

    [Fact]
    public async Task A_delegated_task_comes_back_for_the_final_word()
    {
        await PublishAsync("lend", Line(("A", $"approver=\"person:{Lin.Id}\"")));
        var id = await StartAsync(Boss, "lend");
        var task = await TaskAsync(Lin, id);
        (await As(Lin, new DelegateTask(task.Id, Chen.Id, "请核算"))).Succeeded.ShouldBeTrue();
        (await As(Chen, new DecideTask(task.Id, Decision.Approve))).Refusal!.Code.ShouldBe("task.delegated");
        (await As(Chen, new ResolveTask(task.Id, "核算无误"))).Succeeded.ShouldBeTrue();
        (await As(Chen, new ResolveTask(task.Id))).Refusal!.Code.ShouldBe("task.not-found");
        (await DecideAsync(Lin, id)).ShouldBeNull();
        (await CaseAsync(id)).Trail.Select(t => t.Kind).ShouldBe(["start", "delegate", "resolve", "approve"]);
    }

    [Theory]
    [InlineData(AddedAs.Before)]
    [InlineData(AddedAs.After)]
    [InlineData(AddedAs.Beside)]
    public async Task An_added_signer_signs_when_he_was_asked_to(AddedAs how)
    {
        await PublishAsync("add", Line(("A", $"approver=\"person:{Lin.Id}\" onReject=\"end\"")));
        var id = await StartAsync(Boss, "add");
        var task = await TaskAsync(Lin, id);
        (await As(Lin, new AddSigner(task.Id, Chen.Id, how, "请一起看"))).Succeeded.ShouldBeTrue();
        (await As(Lin, new AddSigner(task.Id, Chen.Id, how, "再请"))).Refusal!.Code.ShouldBe(how == AddedAs.Before ? "task.waits" : "task.signs-already");
        if (how == AddedAs.Before)
        {
            (await As(Lin, new DecideTask(task.Id, Decision.Approve))).Refusal!.Code.ShouldBe("task.waits");
            (await DecideAsync(Chen, id)).ShouldBeNull();
            (await DecideAsync(Lin, id)).ShouldBeNull();
        }
        else
        {
            if (how == AddedAs.After) (await TasksAsync(Chen)).ShouldBeEmpty();
            (await DecideAsync(Lin, id)).ShouldBeNull();
            (await StateAsync(id)).State.ShouldBe(ProcessState.Active);
            (await DecideAsync(Chen, id)).ShouldBeNull();
        }
        (await StateAsync(id)).ShouldBe((ProcessState.Completed, "done"));
    }

    [Fact]
    public async Task A_signer_beside_in_a_countersignature_is_one_vote_more_and_one_can_be_taken_away_but_not_the_last()
    {
        await PublishAsync("votes", Start + Sign("M", $"approver=\"person:{Lin.Id}\" vote=\"all\" onReject=\"end\"", "nrOfRejected > 0") + End + Flows("s>M>e"));
        var id = await StartAsync(Boss, "votes");
        var task = await TaskAsync(Lin, id);
        (await As(Lin, new AddSigner(task.Id, Chen.Id, AddedAs.Beside, "一起签"))).Succeeded.ShouldBeTrue();
        (await OpenAsync(id)).ShouldBe(["M:林经理", "M:陈经理"]);
        var other = await TaskAsync(Chen, id);
        (await As(Lin, new RemoveSigner(task.Id, other.Id, "不必了"))).Succeeded.ShouldBeTrue();
        (await OpenAsync(id)).ShouldBe(["M:林经理"]);
        (await DecideAsync(Lin, id)).ShouldBeNull();
        (await StateAsync(id)).ShouldBe((ProcessState.Completed, "done"));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Work_sent_back_to_the_initiator_walks_again_or_comes_straight_back(bool straight)
    {
        await PublishAsync("back", Line(("F", "approver=\"initiator\""), ("A", $"approver=\"person:{Lin.Id}\""), ("B", $"approver=\"person:{Chen.Id}\"")));
        var id = await StartAsync(Boss, "back");
        await DecideAsync(Lin, id);
        var task = await TaskAsync(Chen, id);
        (await As(Chen, new ReturnTask(task.Id, "", "请补材料", straight))).Succeeded.ShouldBeTrue();
        (await OpenAsync(id)).ShouldBe(["F:周主任"]);
        (await DecideAsync(Boss, id, Decision.Complete)).ShouldBeNull();
        (await OpenAsync(id)).ShouldBe([straight ? "B:陈经理" : "A:林经理"]);
    }

    [Fact]
    public async Task A_decision_is_taken_back_while_nobody_acted_after_it()
    {
        await PublishAsync("oops", Line(("A", $"approver=\"person:{Lin.Id}\""), ("B", $"approver=\"person:{Chen.Id}\"")));
        var id = await StartAsync(Boss, "oops");
        var task = await TaskAsync(Lin, id);
        await DecideAsync(Lin, id);
        (await As(Lin, new TakeBackTask(task.Id, "看错了"))).Succeeded.ShouldBeTrue();
        (await OpenAsync(id)).ShouldBe(["A:林经理"]);
        await DecideAsync(Lin, id);
        await DecideAsync(Chen, id);
        (await As(Lin, new TakeBackTask(task.Id, "太晚"))).Refusal!.Code.ShouldBe("task.not-back");
    }

    [Fact]
    public async Task The_initiator_withdraws_until_somebody_decided()
    {
        await PublishAsync("undo", Line(("A", $"approver=\"person:{Lin.Id}\""), ("B", $"approver=\"person:{Chen.Id}\"")));
        var (first, second) = (await StartAsync(Zhou, "undo"), await StartAsync(Zhou, "undo"));
        (await As(Zhou, new WithdrawInstance(first, "不办了"))).Succeeded.ShouldBeTrue();
        (await StateAsync(first)).ShouldBe((ProcessState.Terminated, "withdrawn"));
        await DecideAsync(Lin, second);
        (await As(Zhou, new WithdrawInstance(second, "不办了"))).Refusal!.Code.ShouldBe("workflow.decided");
        (await As(Lin, new WithdrawInstance(second, "不办了"))).Refusal!.Code.ShouldBe("workflow.not-found");
    }

    [Fact]
    public async Task Urging_has_a_limit_and_copies_hold_nothing_up()
    {
        await PublishAsync("tell", Line(("A", $"approver=\"person:{Lin.Id}\" cc=\"person:{Chen.Id}\"")));
        var id = await StartAsync(Zhou, "tell");
        (await As(Zhou, new UrgeInstance(id, "急"))).Succeeded.ShouldBeTrue();
        (await As(Zhou, new UrgeInstance(id))).Refusal!.Code.ShouldBe("workflow.urged");
        Host.Clock.Advance(TimeSpan.FromHours(5));
        (await As(Zhou, new UrgeInstance(id))).Succeeded.ShouldBeTrue();
        (await As(Chen, new InboxCounts())).Require().Copies.ShouldBe(1);
        (await As(Chen, new ReadCopy(id))).Succeeded.ShouldBeTrue();
        (await As(Chen, new InboxCounts())).Require().Copies.ShouldBe(0);
        (await As(Chen, new MyCopies())).Require().Rows.Single().InstanceId.ShouldBe(id);
        (await DecideAsync(Lin, id)).ShouldBeNull();
    }

    [Fact]
    public async Task A_held_case_stands_still_and_goes_on_when_it_is_resumed()
    {
        await PublishAsync("hold", Line(("A", $"approver=\"person:{Lin.Id}\"")));
        var id = await StartAsync(Zhou, "hold");
        (await As(Boss, new SuspendInstance(id, "核查"))).Succeeded.ShouldBeTrue();
        (await DecideAsync(Lin, id)).ShouldBe("workflow.suspended");
        (await As(Boss, new ResumeInstance(id))).Succeeded.ShouldBeTrue();
        (await DecideAsync(Lin, id)).ShouldBeNull();
        (await StateAsync(id)).ShouldBe((ProcessState.Completed, "done"));
    }
}
