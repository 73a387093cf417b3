using Shouldly;
using SmartPark.Kernel.Audit;
using SmartPark.Workflows.Definitions;
using SmartPark.Workflows.Instances;
using SmartPark.Workflows.Messages;
using SmartPark.Workflows.Tasks;
using Xunit;
using static SmartPark.Workflows.Tests.Cases.Bpmn;

namespace SmartPark.Workflows.Tests.Cases;

/// <summary>Running cases that are taken to another version of their process.</summary>
public sealed class MoveTests : Office
{
    private const string Form = """<sp:form>{"type":"object","properties":{"what":{"type":"string","title":"事由"},"price":{"type":"number","title":"报价"}}}</sp:form>""";

    [Fact]
    public async Task A_step_that_is_gone_is_named_with_its_cases_and_with_what_could_stand_for_it()
    {
        var (first, second) = await TwoAsync();
        var (one, two) = (await StartOnAsync(first), await StartOnAsync(first));
        await DecideAsync(Lin, one);
        await UseAsync(second);
        var plan = (await As(Boss, new PreviewMove(first, second))).Require();
        plan.Movable.ShouldBeEmpty();
        plan.Stuck.Select(s => s.InstanceId).ShouldBe([one, two], ignoreOrder: true);
        plan.Missing.Select(m => $"{m.Name} {m.Cases} {string.Join(',', m.Choices.Select(c => c.Name))}").ShouldBe(["审核 1 初审,终审", "复核 1 初审,终审"], ignoreOrder: true);
        (await As(Boss, new PreviewMove(first, second, new Dictionary<string, string> { ["A"] = "" }))).Require().Missing.Count.ShouldBe(2, "nothing chosen is no mapping");
        (await As(Boss, new PreviewMove(first, second, new Dictionary<string, string> { ["A"] = null!, ["B"] = "e" }))).Require().Missing.Count.ShouldBe(2, "a task is not taken to an end event");
    }

    [Fact]
    public async Task With_a_mapping_the_waiting_task_is_the_new_step_and_goes_the_new_way_and_the_trail_and_audit_say_so()
    {
        var (first, second) = await TwoAsync();
        var id = await StartOnAsync(first);
        await UseAsync(second);
        (await As(Boss, new MoveInstances(first, second, "", new Dictionary<string, string> { ["A"] = "C" }))).Refusal!.Code.ShouldBe("task.comment");
        (await As(Zhou, new MoveInstances(first, second, "增加终审", new Dictionary<string, string> { ["A"] = "C" }))).Refusal!.Code.ShouldBe("access.denied");
        (await As(FirmBoss, new MoveInstances(first, second, "增加终审", new Dictionary<string, string> { ["A"] = "C" }))).Refusal!.Code.ShouldBe("definition.not-found");
        (await As(Boss, new MoveInstances(first, second, "增加终审", new Dictionary<string, string> { ["A"] = "C" }))).Require().ShouldBe(1);
        (await TaskAsync(Lin, id)).Name.ShouldBe("初审");
        (await CaseAsync(id)).Trail.ShouldContain(t => t.Kind == "migrate" && t.By == Boss.Name && t.Text == "增加终审");
        (await AsSystem(new FindAuditLines(), Park)).Require().Rows.ShouldContain(l => l.Action == nameof(MoveInstances) && l.Outcome == "ok" && l.Person == Boss.Id);
        (await As(Boss, new DefinitionVersions("grow"))).Require().Select(v => v.Running).ShouldBe([1, 0]);
        await DecideAsync(Lin, id);
        (await OpenAsync(id)).ShouldBe(["终审:陈经理"]);
        (await DecideAsync(Chen, id)).ShouldBeNull();
        (await StateAsync(id)).ShouldBe((ProcessState.Completed, "done"));
    }

    [Fact]
    public async Task A_case_that_moved_on_after_the_preview_stays_and_the_others_go()
    {
        var (first, second) = await TwoAsync();
        var (goes, stays) = (await StartOnAsync(first), await StartOnAsync(first));
        await UseAsync(second);
        var steps = new Dictionary<string, string> { ["A"] = "C" };
        (await As(Boss, new PreviewMove(first, second, steps))).Require().Movable.Count.ShouldBe(2);
        await DecideAsync(Lin, stays);
        (await As(Boss, new MoveInstances(first, second, "增加终审", steps))).Require().ShouldBe(1);
        (await OpenAsync(goes)).ShouldBe(["初审:林经理"]);
        (await OpenAsync(stays)).ShouldBe(["复核:陈经理"]);
        (await As(Boss, new PreviewMove(first, second, steps))).Require().Stuck.ShouldHaveSingleItem().InstanceId.ShouldBe(stays);
    }

    [Fact]
    public async Task A_version_taken_out_of_use_meanwhile_and_a_draft_take_no_cases()
    {
        var (first, second) = await TwoAsync();
        await StartOnAsync(first);
        var steps = new Dictionary<string, string> { ["A"] = "C" };
        (await As(Boss, new MoveInstances(first, second, "增加终审", steps))).Refusal!.Code.ShouldBe("definition.not-in-use");
        await UseAsync(second);
        (await As(Boss, new RetireDefinition(second))).Succeeded.ShouldBeTrue();
        (await As(Boss, new MoveInstances(first, second, "增加终审", steps))).Refusal!.Code.ShouldBe("definition.not-in-use");
    }

    [Fact]
    public async Task A_case_that_waits_for_a_message_waits_for_the_new_steps_message()
    {
        static string Waiting(string id, string message) =>
            Document($"""{Start}<receiveTask id="{id}" name="等回执" messageRef="m" />{Bpmn.Task("A", "approver=\"role:park-manager\"")}{End}{Flows($"s>{id}>A>e")}""").Replace("<process ", $"""<message id="m" name="{message}" /><process """, StringComparison.Ordinal);
        var first = await PublishDocumentAsync("wait", Waiting("R", "test.old"));
        var id = await StartAsync(Boss, "wait");
        var second = await PublishDocumentAsync("wait", Waiting("R2", "test.new"));
        (await As(Boss, new MoveInstances(first, second, "回执改名", new Dictionary<string, string> { ["R"] = "R2" }))).Require().ShouldBe(1);
        await AsSystem(new DeliverMessage("test.old", ""), Park);
        (await OpenAsync(id)).ShouldBeEmpty();
        await AsSystem(new DeliverMessage("test.new", ""), Park);
        (await OpenAsync(id)).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Whoever_did_a_step_that_is_gone_does_not_see_what_that_step_hid()
    {
        static string With(string gone) => Start + gone + Bpmn.Task("Z", "approver=\"role:administrator\" rights=\"*=edit\"") + End;
        var first = await PublishAsync("hide", With(Bpmn.Task("A", $"approver=\"person:{Zhou.Id}\" rights=\"*=read;price=hidden\"")) + Flows("s>A>Z>e"), extra: Form);
        var id = await StartAsync(Boss, "hide", """{"what":"pens","price":5}""");
        await DecideAsync(Zhou, id);
        (await CaseAsync(id, Zhou)).Values.ShouldBe("""{"what":"pens"}""");
        var second = await PublishAsync("hide", With("") + Flows("s>Z>e"), extra: Form);
        (await As(Boss, new MoveInstances(first, second, "不再审核"))).Require().ShouldBe(1);
        (await CaseAsync(id, Zhou)).Values.ShouldNotContain("5");
    }

    private Guid _second;

    /// <summary>A version in use with 审核 and 复核, and one drawn after it with 初审 and 终审.</summary>
    private async Task<(Guid First, Guid Second)> TwoAsync()
    {
        static string Body(params (string Id, string Name, string Settings)[] tasks) => Start + string.Concat(tasks.Select(t => Bpmn.Task(t.Id, t.Settings).Replace($"name=\"{t.Id}\"", $"name=\"{t.Name}\"", StringComparison.Ordinal))) + End + Flows(string.Join('>', ["s", .. tasks.Select(t => t.Id), "e"]));
        var first = await PublishAsync("grow", Body(("A", "审核", $"approver=\"person:{Lin.Id}\""), ("B", "复核", $"approver=\"person:{Chen.Id}\"")));
        _second = (await As(Boss, new SaveDefinition("grow", "测试流程", Document(Body(("C", "初审", $"approver=\"person:{Lin.Id}\""), ("D", "终审", $"approver=\"person:{Chen.Id}\""))), 0))).Require();
        return (first, _second);
    }

    private Task<Guid> StartOnAsync(Guid version) => version == _second ? throw new ArgumentException("starts on the version in use", nameof(version)) : StartAsync(Boss, "grow");

    private async Task UseAsync(Guid version) => (await As(Boss, new PublishDefinition(version, 1, DespiteDoubts: true))).Require();

    private async Task<Guid> PublishDocumentAsync(string key, string document)
    {
        var id = (await As(Boss, new SaveDefinition(key, "测试流程", document, 0))).Require();
        (await As(Boss, new PublishDefinition(id, 1, DespiteDoubts: true))).Require();
        return id;
    }
}
