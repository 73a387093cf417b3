using Shouldly;
using SmartPark.Kernel.Files;
using SmartPark.Kernel.Tenancy;
using SmartPark.Workflows.Instances;
using SmartPark.Workflows.Tasks;
using Xunit;
using static SmartPark.Workflows.Tests.Cases.Bpmn;

namespace SmartPark.Workflows.Tests.Cases;

/// <summary>Files beside comments and decisions: opened by those who see the case and by nobody else.</summary>
public sealed class AttachmentTests : Office
{
    [Fact]
    public async Task A_file_beside_a_comment_is_opened_by_both_sides_and_by_none_of_their_colleagues()
    {
        await PublishAsync("repair", Line(("F", "approver=\"initiator\" kind=\"work\""), ("A", "approver=\"role:service-desk\""), ("O", "approver=\"partner:operator:platform-operator\"")), forPark: true);
        var colleague = await PersonAsync(Firm, TenantKinds.Enterprise, "孙工", "member");
        var guard = await PersonAsync(Park, TenantKinds.Park, "钱保安", "member");
        var id = await StartAsync(Wang, "repair");
        var file = await FileAsync(Wang, "漏水照片.txt");
        (await OpensAsync(Zhou, file)).ShouldBeFalse("nothing was sent yet");
        (await As(Wang, new CommentInstance(id, "漏得更大了", [file]))).Succeeded.ShouldBeTrue();
        await Host.DeliverAsync();
        (await CaseAsync(id, Zhou)).Trail[^1].Files.ShouldBe([file]);
        (await As(Zhou, new OpenFile(file))).Require().Name.ShouldBe("漏水照片.txt");
        foreach (var sees in new[] { Wang, FirmBoss, Lin }) (await OpensAsync(sees, file)).ShouldBeTrue(sees.Name);
        foreach (var sees in new[] { colleague, guard, Operator }) (await OpensAsync(sees, file)).ShouldBeFalse(sees.Name);
        (await DecideAsync(Zhou, id, box: TaskBox.Group)).ShouldBeNull();
        (await OpensAsync(Operator, file)).ShouldBeTrue("the case came to him");
    }

    [Fact]
    public async Task A_file_beside_a_decision_goes_with_it_and_more_than_twenty_are_refused()
    {
        await PublishAsync("sign", Line(("F", "approver=\"initiator\" kind=\"work\""), ("A", "approver=\"role:service-desk\"")), forPark: true);
        var id = await StartAsync(Wang, "sign");
        var (file, task) = (await FileAsync(Zhou, "批复.txt"), await TaskAsync(Zhou, id, TaskBox.Group));
        (await As(Zhou, new DecideTask(task.Id, Decision.Approve, "同意", Files: [.. Enumerable.Range(0, 21).Select(_ => Guid.NewGuid())]))).Refusal!.Code.ShouldBe("task.files");
        (await As(Zhou, new DecideTask(task.Id, Decision.Approve, "同意", Files: [file]))).Succeeded.ShouldBeTrue();
        await Host.DeliverAsync();
        (await CaseAsync(id, Wang)).Trail.Single(t => t.Kind == "approve").Files.ShouldBe([file]);
        (await OpensAsync(Wang, file)).ShouldBeTrue();
    }

    [Fact]
    public async Task Naming_a_file_of_another_tenant_opens_it_to_nobody()
    {
        await PublishAsync("steal", Line(("F", "approver=\"initiator\" kind=\"work\""), ("A", "approver=\"role:service-desk\"")), forPark: true);
        var id = await StartAsync(Wang, "steal");
        var file = await FileAsync(Boss, "内部.txt");
        await As(Wang, new CommentInstance(id, "请看", [file]));
        await Host.DeliverAsync();
        (await OpensAsync(Wang, file)).ShouldBeFalse();
        (await OpensAsync(Boss, file)).ShouldBeTrue();
    }

    private async Task<Guid> FileAsync(Somebody who, string name) => (await As(who, new StoreFile(name, new MemoryStream("内容"u8.ToArray())))).Require().Id;

    private async Task<bool> OpensAsync(Somebody who, Guid file) => (await As(who, new OpenFile(file))).Succeeded;
}
