using Shouldly;
using SmartPark.Workflows.Definitions;
using SmartPark.Workflows.Instances;
using SmartPark.Workflows.Tasks;
using Xunit;
using static SmartPark.Workflows.Tests.Cases.Bpmn;

namespace SmartPark.Workflows.Tests.Cases;

/// <summary>Fields a step cannot be finished without.</summary>
public sealed class RequireTests : Office
{
    private const string Form = """<sp:form>{"type":"object","required":["what"],"properties":{"what":{"type":"string","title":"事由"},"paid":{"type":"number","title":"实付金额"},"papers":{"type":"array","x-kind":"files","title":"凭证"}}}</sp:form>""";

    [Fact]
    public async Task A_step_is_not_finished_before_its_required_fields_are_filled_and_the_start_does_not_ask_for_them()
    {
        await PublishAsync("pay", Line(("F", "approver=\"initiator\" kind=\"work\" rights=\"*=hidden;what=edit\""), ("P", $"approver=\"person:{Lin.Id}\" kind=\"work\" rights=\"*=read;paid=require;papers=require\"")), extra: Form);
        var id = await StartAsync(Boss, "pay", """{"what":"补贴"}""");
        var task = await TaskAsync(Lin, id);
        Fields(await As(Lin, new DecideTask(task.Id, Decision.Complete))).ShouldBe(["form.required paid", "form.required papers"]);
        Fields(await As(Lin, new DecideTask(task.Id, Decision.Complete, "", """{"paid":"","papers":[]}"""))).ShouldBe(["form.required paid", "form.required papers"]);
        (await DecideAsync(Lin, id, Decision.Complete, values: $$"""{"paid":0,"papers":["{{Guid.NewGuid()}}"]}""")).ShouldBeNull();
        (await StateAsync(id)).ShouldBe((ProcessState.Completed, "done"));
    }

    [Fact]
    public async Task What_an_earlier_step_filled_counts_and_cannot_be_taken_away()
    {
        await PublishAsync("kept", Line(("F", "approver=\"initiator\" kind=\"work\""), ("A", $"approver=\"person:{Lin.Id}\" rights=\"*=read;paid=require\"")), extra: Form);
        var id = await StartAsync(Boss, "kept", """{"what":"补贴","paid":5}""");
        (await DecideAsync(Lin, id, values: """{"paid":null}""")).ShouldBe("form.required");
        (await DecideAsync(Lin, id)).ShouldBeNull();
    }

    [Fact]
    public async Task Rejecting_and_sending_back_need_no_required_field()
    {
        await PublishAsync("no", Line(("F", "approver=\"initiator\" kind=\"work\" rights=\"*=hidden;what=edit\""), ("A", $"approver=\"person:{Lin.Id}\" onReject=\"end\" rights=\"*=read;paid=require\"")), extra: Form);
        var rejected = await StartAsync(Boss, "no", """{"what":"补贴"}""");
        (await DecideAsync(Lin, rejected)).ShouldBe("form.required");
        (await DecideAsync(Lin, rejected, Decision.Reject, "不符合条件")).ShouldBeNull();
        (await StateAsync(rejected)).ShouldBe((ProcessState.Terminated, "rejected"));
        var returned = await StartAsync(Boss, "no", """{"what":"补贴"}""");
        (await As(Lin, new ReturnTask((await TaskAsync(Lin, returned)).Id, "F", "请补充"))).Succeeded.ShouldBeTrue();
    }

    [Fact]
    public async Task Rights_that_cannot_be_read_are_told_before_publishing_also_those_of_the_process()
    {
        var document = Document(Line(("A", "approver=\"initiator\" rights=\"paid=must\"")), "rights=\"nobody=require\"", Form);
        (await As(Boss, new CheckDocument(document))).Require().Problems.Select(p => $"{p.Code} {p.Element}").ShouldBe(["bpmn.rights p", "bpmn.rights A"]);
    }

    private static IEnumerable<string> Fields(Kernel.Results.Result<Kernel.Results.Done> answer) => answer.Refusal!.All().Select(r => $"{r.Code} {r.Field}");
}
