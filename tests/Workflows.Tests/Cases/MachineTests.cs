using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using SmartPark.Kernel.Events;
using SmartPark.Workflows.Definitions;
using SmartPark.Workflows.Instances;
using SmartPark.Workflows.Messages;
using SmartPark.Workflows.Services;
using SmartPark.Workflows.Tasks;
using Xunit;
using static SmartPark.Workflows.Tests.Cases.Bpmn;

namespace SmartPark.Workflows.Tests.Cases;

/// <summary>What a process does by itself: services, timers, messages, called processes, due times, moved versions.</summary>
public sealed class MachineTests : Office
{

    protected override void More(IServiceCollection services)
    {
        services.AddSingleton(new ServiceTaskInfo("test.pay", new("付款", "Pay")));
    }

    [Fact]
    public async Task A_service_is_called_once_and_its_answer_takes_the_token_on_once()
    {
        await PublishAsync("pay", Start + """<serviceTask id="P" name="P"><extensionElements><sp:settings handler="test.pay" /></extensionElements></serviceTask>""" + Task("A", $"approver=\"person:{Lin.Id}\"") + End + Flows("s>P>A>e"));
        var id = await StartAsync(Boss, "pay");
        var token = (await CaseAsync(id)).Tokens.Single();
        (await AsSystem(new CompleteService(id, token.Id, """{"paid":12.5}"""), Park)).Succeeded.ShouldBeTrue();
        (await AsSystem(new CompleteService(id, token.Id), Park)).Refusal!.Code.ShouldBe("workflow.task-gone");
        (await OpenAsync(id)).ShouldBe(["A:林经理"]);
        (await AsSystem(new CompleteService(id, token.Id), Firm)).Refusal!.Code.ShouldBe("workflow.not-found");
    }

    [Fact]
    public async Task A_service_that_fails_stands_until_an_operator_tries_again_or_moves_the_token()
    {
        await PublishAsync("fail", Start + """<serviceTask id="P" name="P"><extensionElements><sp:settings handler="test.pay" /></extensionElements></serviceTask>""" + Task("A", $"approver=\"person:{Lin.Id}\"") + End + Flows("s>P>A>e"));
        var id = await StartAsync(Boss, "fail");
        var token = (await CaseAsync(id)).Tokens.Single().Id;
        (await AsSystem(new FailService(id, token, "event.delivered-before"), Park)).Succeeded.ShouldBeTrue();
        (await CaseAsync(id)).Row.HasIncident.ShouldBeFalse("a delivery that is repeated is no failure");
        (await AsSystem(new FailService(id, token, "workflow.handler"), Park)).Succeeded.ShouldBeTrue();
        (await CaseAsync(id)).Row.HasIncident.ShouldBeTrue();
        (await As(Boss, new FindInstances(Stuck: true))).Require().Rows.ShouldContain(r => r.Id == id);
        (await As(Boss, new RetryToken(id, token))).Succeeded.ShouldBeTrue();
        (await CaseAsync(id)).Row.HasIncident.ShouldBeFalse();
        (await As(Boss, new MoveToken(id, token, "A", "人工已付"))).Succeeded.ShouldBeTrue();
        (await OpenAsync(id)).ShouldBe(["A:林经理"]);
    }

    [Fact]
    public async Task A_process_with_an_unknown_service_or_approver_rule_or_variable_is_not_published()
    {
        var body = Start + """<serviceTask id="P" name="P"><extensionElements><sp:settings handler="no.such" /></extensionElements></serviceTask>""" + Task("A", "approver=\"whoever\" due=\"tomorrow\"") + """<exclusiveGateway id="g" default="g_e" />""" + End + Flows("s>P>A>g>e");
        var id = (await As(Boss, new SaveDefinition("wrong", "错", Document(body), 0))).Require();
        var check = (await As(Boss, new CheckDocument(Document(body)))).Require();
        check.Problems.Select(p => p.Code).ShouldBe(["bpmn.handler", "bpmn.approver", "bpmn.duration"], ignoreOrder: true);
        (await As(Boss, new PublishDefinition(id, 1, DespiteDoubts: true))).Refusal!.Code.ShouldBe("definition.cannot-run");
        var condition = Start + Task("A", "approver=\"initiator\"") + """<exclusiveGateway id="g" default="g_e" />""" + End + Flows("s>A>g>e") + When("g", "A", "nowhere > 1");
        (await As(Boss, new CheckDocument(Document(condition)))).Require().Problems.Select(p => p.Code).ShouldBe(["expression.unknown"]);
    }

    [Fact]
    public async Task A_timer_rings_once_however_often_the_clock_looks()
    {
        await PublishAsync("timer", Start + """<intermediateCatchEvent id="t"><timerEventDefinition><timeDuration>P3D</timeDuration></timerEventDefinition></intermediateCatchEvent>""" + Task("A", $"approver=\"person:{Lin.Id}\"") + End + Flows("s>t>A>e"));
        var id = await StartAsync(Boss, "timer");
        (await AsSystem(new DueInstances())).Require().ShouldBeEmpty();
        Host.Clock.Advance(TimeSpan.FromDays(3));
        (await AsSystem(new DueInstances())).Require().ShouldHaveSingleItem().InstanceId.ShouldBe(id);
        for (var i = 0; i < 3; i++) (await AsSystem(new RingTimers(id), Park)).Succeeded.ShouldBeTrue();
        (await OpenAsync(id)).ShouldBe(["A:林经理"]);
        (await AsSystem(new DueInstances())).Require().ShouldBeEmpty();
    }

    [Fact]
    public async Task A_message_reaches_the_one_case_that_waits_for_it_and_is_about_the_same()
    {
        var body = Start + """<receiveTask id="r" messageRef="m" />""" + Task("A", $"approver=\"person:{Lin.Id}\"") + End + Flows("s>r>A>e");
        var id = (await As(Boss, new SaveDefinition("mail", "信", Document(body).Replace("<process ", """<message id="m" name="paid" /><process """), 0))).Require();
        (await As(Boss, new PublishDefinition(id, 1, DespiteDoubts: true))).Require();
        var one = (await AsSystem(new BeginProcess("mail", "order:1", "一", "{}", Boss.Id, "周主任", Park), Park)).Require();
        var two = (await AsSystem(new BeginProcess("mail", "order:2", "二", "{}", Boss.Id, "周主任", Park), Park)).Require();
        (await AsSystem(new DeliverMessage("paid", "order:2"), Park)).Succeeded.ShouldBeTrue();
        (await OpenAsync(one)).ShouldBeEmpty();
        (await OpenAsync(two)).ShouldBe(["A:林经理"]);
        (await AsSystem(new DeliverMessage("paid", "order:2"), Park)).Refusal!.Code.ShouldBe("workflow.nobody-waits");
        (await AsSystem(new BeginProcess("mail", "order:1", "一", "{}", Boss.Id, "周主任", Park), Park)).Require().ShouldBe(one);
    }

    [Fact]
    public async Task A_called_process_gives_its_variables_back_and_a_rejected_one_is_an_error()
    {
        await PublishAsync("inner", Line(("B", $"approver=\"person:{Chen.Id}\" onReject=\"end\"")));
        await PublishAsync("outer", Start + """<callActivity id="c" calledElement="inner" /><boundaryEvent id="b" attachedToRef="c"><errorEventDefinition /></boundaryEvent>""" + Task("A", $"approver=\"person:{Lin.Id}\"") + Task("N", $"approver=\"person:{Zhou.Id}\"") + End + Flows("s>c>A>e", "b>N>e"));
        var first = await StartAsync(Boss, "outer");
        var inner = (await As(Boss, new FindInstances(Key: "inner"))).Require().Rows.Single().Id;
        (await DecideAsync(Chen, inner)).ShouldBeNull();
        (await OpenAsync(first)).ShouldBe(["A:林经理"]);
        var second = await StartAsync(Boss, "outer");
        var rejected = (await As(Boss, new FindInstances(Key: "inner", State: ProcessState.Active))).Require().Rows.Single().Id;
        (await DecideAsync(Chen, rejected, Decision.Reject, "不同意")).ShouldBeNull();
        (await OpenAsync(second)).ShouldBe(["N:赵服务"]);
    }

    [Fact]
    public async Task A_task_is_reminded_of_once_and_escalated_once_by_the_working_calendar()
    {
        await PublishAsync("due", Line(("A", $"approver=\"person:{Lin.Id}\" due=\"P2D\" remind=\"PT4H\" overdue=\"escalate\" escalateTo=\"person:{Chen.Id}\"")));
        Host.Clock.Now = new(2026, 9, 30, 2, 0, 0, TimeSpan.Zero);
        var id = await StartAsync(Boss, "due");
        (await TaskAsync(Lin, id)).DueAt.ShouldBe(new DateTimeOffset(2026, 10, 9, 17, 30, 0, TimeSpan.FromHours(8)));
        (await AsSystem(new DueTasks())).Require().ShouldBeEmpty();
        Host.Clock.Now = new(2026, 10, 9, 6, 0, 0, TimeSpan.Zero);
        await WatchAsync();
        await WatchAsync();
        Host.Clock.Now = new(2026, 10, 10, 6, 0, 0, TimeSpan.Zero);
        await WatchAsync();
        await WatchAsync();
        (await CaseAsync(id)).Trail.Select(t => t.Kind).ShouldBe(["start", "remind", "escalate"]);
        (await As(Chen, new MyCopies())).Require().Rows.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task What_is_overdue_is_approved_when_the_process_says_so()
    {
        await PublishAsync("auto", Line(("A", $"approver=\"person:{Lin.Id}\" due=\"PT1H\" dueCalendar=\"plain\" overdue=\"approve\"")));
        var id = await StartAsync(Boss, "auto");
        Host.Clock.Advance(TimeSpan.FromHours(2));
        await WatchAsync();
        (await StateAsync(id)).ShouldBe((ProcessState.Completed, "done"));
    }

    [Fact]
    public async Task Running_cases_stay_on_their_version_until_they_are_moved()
    {
        var first = await PublishAsync("grow", Line(("A", $"approver=\"person:{Lin.Id}\"")));
        var id = await StartAsync(Boss, "grow");
        var second = await PublishAsync("grow", Line(("A", $"approver=\"person:{Lin.Id}\""), ("B", $"approver=\"person:{Chen.Id}\"")));
        var stays = await StartAsync(Boss, "grow");
        (await As(Boss, new PreviewMove(first, second))).Require().Movable.ShouldHaveSingleItem().InstanceId.ShouldBe(id);
        (await As(Boss, new MoveInstances(first, second, "增加复核"))).Require().ShouldBe(1);
        await DecideAsync(Lin, id);
        (await OpenAsync(id)).ShouldBe(["B:陈经理"]);
        (await CaseAsync(id)).Trail.Select(t => t.Kind).ShouldContain("migrate");
        var third = await PublishAsync("grow", Line(("C", $"approver=\"person:{Lin.Id}\"")));
        var plan = (await As(Boss, new PreviewMove(second, third))).Require();
        plan.Movable.ShouldBeEmpty();
        plan.Stuck.Count.ShouldBe(2);
        (await As(Boss, new PreviewMove(second, third, new Dictionary<string, string> { ["A"] = "C", ["B"] = "C" }))).Require().Movable.Select(m => m.InstanceId).ShouldBe([id, stays], ignoreOrder: true);
    }

    [Fact]
    public async Task An_enterprise_starts_the_parks_process_and_each_sees_its_own_tasks()
    {
        await PublishAsync("open", Line(("F", "approver=\"initiator\" kind=\"work\""), ("A", "approver=\"role:service-desk\""), ("C", "approver=\"initiator\" kind=\"approve\""), ("O", "approver=\"partner:operator:platform-operator\"")), forPark: true);
        (await As(Wang, new Startable())).Require().ShouldContain(s => s.Key == "open");
        var id = await StartAsync(Wang, "open");
        (await TasksAsync(Wang)).ShouldBeEmpty();
        (await As(FirmBoss, new GetInstance(id))).Succeeded.ShouldBeTrue();
        (await As(Operator, new GetInstance(id))).Refusal!.Code.ShouldBe("workflow.not-found");
        (await DecideAsync(Zhou, id, box: TaskBox.Group)).ShouldBeNull();
        (await DecideAsync(Wang, id)).ShouldBeNull();
        (await DecideAsync(Operator, id, box: TaskBox.Group)).ShouldBeNull();
        (await StateAsync(id)).ShouldBe((ProcessState.Completed, "done"));
    }

    [Fact]
    public async Task New_tasks_of_somebody_away_go_to_his_stand_in_and_both_see_them()
    {
        await PublishAsync("away", Line(("A", $"approver=\"person:{Lin.Id}\"")));
        var today = DateOnly.FromDateTime(Host.Clock.Now.UtcDateTime);
        (await As(Lin, new StandIns.NameStandIn(Chen.Id, today, today.AddDays(3)))).Succeeded.ShouldBeTrue();
        (await As(Chen, new StandIns.NameStandIn(Lin.Id, today, today.AddDays(3)))).Refusal!.Code.ShouldBe("standin.circle");
        var id = await StartAsync(Boss, "away");
        (await TaskAsync(Lin, id)).AssigneeName.ShouldBe("陈经理");
        (await DecideAsync(Chen, id)).ShouldBeNull();
        (await CaseAsync(id)).Trail[^1].OnBehalfOf.ShouldBe("林经理");
    }

    [Fact]
    public async Task Nobody_found_goes_to_the_administrator_is_passed_over_or_stands_still_as_the_task_says()
    {
        await PublishAsync("admin", Line(("A", "approver=\"role:nobody-has\"")));
        await PublishAsync("skip", Line(("A", "approver=\"role:nobody-has\" empty=\"skip\"")));
        await PublishAsync("block", Line(("A", "approver=\"role:nobody-has\" empty=\"block\"")));
        (await OpenAsync(await StartAsync(Zhou, "admin"))).ShouldBe(["A:administrator"]);
        (await StateAsync(await StartAsync(Zhou, "skip"))).ShouldBe((ProcessState.Completed, "done"));
        (await CaseAsync(await StartAsync(Zhou, "block"))).Tokens.Single().Problem.ShouldBe("workflow.nobody");
    }

    [Fact]
    public async Task The_same_person_twice_in_a_row_is_passed_over_but_never_after_a_return()
    {
        await PublishAsync("same", Line(("F", "approver=\"initiator\" kind=\"work\""), ("A", $"approver=\"person:{Lin.Id}\""), ("B", $"approver=\"person:{Lin.Id}\" same=\"skip\""), ("C", $"approver=\"person:{Chen.Id}\"")));
        var id = await StartAsync(Boss, "same");
        await DecideAsync(Lin, id);
        (await OpenAsync(id)).ShouldBe(["C:陈经理"]);
        (await As(Chen, new ReturnTask((await TaskAsync(Chen, id)).Id, "A", "再看"))).Succeeded.ShouldBeTrue();
        (await OpenAsync(id)).ShouldBe(["A:林经理"]);
    }

    [Fact]
    public async Task Every_shipped_process_can_run_and_has_nothing_doubtful()
    {
        foreach (var template in Templates.All)
        {
            var check = (await As(Boss, new CheckDocument(template.Document))).Require();
            check.Problems.Where(p => p.Code != "bpmn.handler").ShouldBeEmpty(template.Key);
            check.Doubts.ShouldBeEmpty(template.Key);
        }
        Templates.All.Select(t => t.Key).ShouldBe(["article-publication", "enterprise-move-in", "general-request", "policy-declaration", "service-request"]);
        (await AsSystem(new AdoptTemplates(Kernel.Tenancy.TenantKinds.Park), Park)).Succeeded.ShouldBeTrue();
    }

    [Fact]
    public async Task What_was_filled_in_stands_in_the_case_whatever_its_fields_are_called_and_hidden_fields_do_not()
    {
        const string Form = """<sp:form>{"type":"object","required":["subject"],"properties":{"subject":{"type":"string","title":"事由"},"initiator":{"type":"string","title":"经办"},"note":{"type":"string","title":"备注"}}}</sp:form>""";
        await PublishAsync("filled", Line(("F", "approver=\"initiator\" kind=\"work\" rights=\"*=edit;note=hidden\""), ("A", $"approver=\"person:{Lin.Id}\" rights=\"*=read;note=edit\"")), settings: "title=\"{{subject}}（{{initiatorName}}）\"", extra: Form);
        (await As(Zhou, new StartProcess("filled"))).Refusal!.All().Select(r => (r.Code, r.Field)).ShouldBe([("form.required", "subject")]);
        (await As(Zhou, new StartProcess("filled", Values: """{"subject":"扩容","note":"偷写"}"""))).Refusal!.Code.ShouldBe("form.locked");
        var id = await StartAsync(Zhou, "filled", """{"subject":"扩容","initiator":"王"}""");
        var seen = await CaseAsync(id, Zhou);
        seen.Row.Title.ShouldBe("扩容（赵服务）");
        Said(seen).ShouldContain("扩容");
        Said(seen).ShouldContain("王");
        (await DecideAsync(Lin, id, values: """{"note":"内部意见"}""")).ShouldBeNull();
        Said(await CaseAsync(id, Zhou)).ShouldNotContain("内部意见");
        Said(await CaseAsync(id, Lin)).ShouldContain("内部意见");
    }

    private static string Said(CaseView view) => System.Text.RegularExpressions.Regex.Unescape(view.Values);

    private async Task WatchAsync()
    {
        foreach (var due in (await AsSystem(new DueTasks())).Require()) (await AsSystem(new WatchTask(due.TaskId), due.Tenant)).Succeeded.ShouldBeTrue();
    }
}
