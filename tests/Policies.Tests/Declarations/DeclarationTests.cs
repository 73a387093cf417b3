using Microsoft.Data.Sqlite;
using Shouldly;
using SmartPark.Kernel.Results;
using SmartPark.Policies.Declarations;
using SmartPark.Policies.Reach;
using SmartPark.Workflows.Definitions;
using SmartPark.Workflows.Instances;
using SmartPark.Workflows.Tasks;
using Xunit;

namespace SmartPark.Policies.Tests.Declarations;

public sealed class DeclarationTests : Hall
{
    private const string Payment = """{"paid":100000,"paidOn":"2026-12-02","voucher":"PZ-001"}""";

    [Fact]
    public async Task A_declaration_is_returned_once_approved_publicised_and_paid()
    {
        var id = await DeclareAsync(await BatchAsync());
        (await As(Lin, new ReturnTask(await TaskAsync(Lin, id), "", "请补联系人"))).Require();
        await Host.DeliverAsync();
        (await RowAsync(id)).State.ShouldBe(DeclarationState.Returned);
        await DecideAsync(Firm, id, Decision.Complete, """{"contact":"李总","amount":110000}""");
        (await RowAsync(id)).State.ShouldBe(DeclarationState.Submitted);
        (await As(Lin, new ReturnTask(await TaskAsync(Lin, id), "", "再补"))).Refusal!.Code.ShouldBe("task.returned-enough");
        await DecideAsync(Lin, id);
        await DecideAsync(Operator, id, values: """{"granted":100000}""");
        var shown = await RowAsync(id);
        (shown.State, shown.AskedFen, shown.GrantedFen, shown.PublicFrom, shown.PublicUntil).ShouldBe((DeclarationState.Publicised, 11_000_000, 10_000_000, Today, Today.AddDays(7)));
        await PassAsync(8);
        await DecideAsync(Boss, id, Decision.Complete, Payment);
        var paid = await RowAsync(id);
        (paid.State, paid.PaidFen, paid.PaidOn, paid.Voucher).ShouldBe((DeclarationState.Paid, 10_000_000, new(2026, 12, 2), "PZ-001"));
        (await As(Boss, new GetInstance(paid.InstanceId!.Value))).Require().Row.State.ShouldBe(ProcessState.Completed);
    }

    [Fact]
    public async Task Declaring_is_a_step_of_the_funnel_and_being_paid_is_the_last()
    {
        var batch = await BatchAsync();
        var id = await DeclareAsync(batch);
        var policy = (await RowAsync(id)).PolicyId;
        var applied = (await As(Firm, new MyReach(policy))).Require()!;
        (applied.AppliedAt is not null, applied.ReceivedAt is null).ShouldBe((true, true));
        await PayAsync(id);
        var received = (await As(Boss, new PolicyFunnel(policy))).Require().ShouldHaveSingleItem();
        (received.ReceivedAt is not null, received.ReceivedFen).ShouldBe((true, 10_000_000));
    }

    [Fact]
    public async Task Outside_the_window_it_is_refused_and_the_days_are_named()
    {
        var batch = await BatchAsync(Content() with { Opens = Today.AddDays(2), Closes = Today.AddDays(3) });
        Says(await As(Firm, Form(batch)), "declaration.not-open", "2026-11-25", "2026-11-26");
        Host.Clock.Advance(TimeSpan.FromDays(3));
        (await As(Firm, Form(batch))).Require();
        Host.Clock.Advance(TimeSpan.FromDays(1));
        Says(await As(OtherFirm, Form(batch)), "declaration.closed", "2026-11-25", "2026-11-26");
    }

    [Fact]
    public async Task A_batch_that_was_closed_takes_no_more()
    {
        var batch = await BatchAsync();
        (await As(Boss, new CloseBatch(batch))).Require();
        (await As(Firm, Form(batch))).Refusal!.Code.ShouldBe("declaration.closed");
        (await As(Firm, new OpenBatches())).Require().ShouldBeEmpty();
    }

    [Fact]
    public async Task Two_tabs_make_one_declaration_and_one_case()
    {
        var batch = await BatchAsync();
        var both = await Task.WhenAll(As(Firm, Form(batch)), As(Firm, Form(batch)));
        await Host.DeliverAsync();
        both.Count(r => r.Succeeded).ShouldBe(1);
        both.Single(r => !r.Succeeded).Refusal!.Code.ShouldBe("declaration.already");
        (await As(Boss, new FindDeclarations(batch))).Require().Total.ShouldBe(1);
        (await As(Boss, new FindInstances(Key: "policy-declaration"))).Require().Total.ShouldBe(1);
    }

    [Fact]
    public async Task Required_documents_are_named_when_they_are_missing()
    {
        var batch = await BatchAsync(Content(new("营业执照"), new("设备发票"), new("获奖证书", Required: false)));
        Says(await As(Firm, Form(batch) with { Files = [new(1, Guid.NewGuid(), "发票.pdf")] }), "declaration.materials", "营业执照");
        (await As(Firm, Form(batch) with { Files = [new(1, Guid.NewGuid(), "发票.pdf"), new(0, Guid.NewGuid(), "执照.pdf")] })).Require();
    }

    [Fact]
    public async Task A_rejected_declaration_says_why_and_makes_room_for_another()
    {
        var batch = await BatchAsync();
        var id = await DeclareAsync(batch);
        await DecideAsync(Lin, id, Decision.Reject, comment: "设备不在目录内");
        var row = await RowAsync(id);
        (row.State, row.Reason).ShouldBe((DeclarationState.Rejected, "设备不在目录内"));
        (await RowAsync(await DeclareAsync(batch))).Number.ShouldBe(2);
    }

    [Fact]
    public async Task What_the_enterprise_takes_back_is_withdrawn()
    {
        var id = await DeclareAsync(await BatchAsync());
        (await As(Firm, new WithdrawInstance((await RowAsync(id)).InstanceId!.Value, "材料有误"))).Require();
        await Host.DeliverAsync();
        (await RowAsync(id)).State.ShouldBe(DeclarationState.Withdrawn);
    }

    [Fact]
    public async Task Another_enterprise_sees_nothing_of_it()
    {
        var batch = await BatchAsync();
        var id = await DeclareAsync(batch);
        (await As(OtherFirm, new MyDeclarations())).Require().ShouldBeEmpty();
        (await As(OtherFirm, new MyDeclaration(id))).Refusal!.Code.ShouldBe("declaration.not-found");
        (await As(OtherFirm, new OpenBatches())).Require().ShouldHaveSingleItem().Declarations.ShouldBe(0);
        (await As(Operator, new GetDeclaration(id))).Refusal!.Code.ShouldBe("declaration.not-found");
        (await As(Firm, new MyDeclarations())).Require().ShouldHaveSingleItem().Id.ShouldBe(id);
    }

    [Fact]
    public async Task Counts_are_the_lengths_of_the_lists_they_stand_for()
    {
        var batch = await BatchAsync();
        await DecideAsync(Lin, await DeclareAsync(batch), Decision.Reject, comment: "不符");
        await DeclareAsync(batch);
        await ApproveAsync(await DeclareAsync(batch, OtherFirm));
        var view = (await As(Boss, new GetBatch(batch))).Require();
        foreach (var state in Enum.GetValues<DeclarationState>()) (await As(Boss, new FindDeclarations(batch, state))).Require().Total.ShouldBe(view.Counts.GetValueOrDefault(state), state.ToString());
        (view.Row.Declarations, view.GrantedFen, view.Counts.Count).ShouldBe((3, 10_000_000, 3));
    }

    [Fact]
    public async Task The_notice_is_public_from_the_approval_to_its_last_day()
    {
        var id = await DeclareAsync(await BatchAsync());
        (await As(Kernel.Tenancy.Ticket.Visitor, new FindPublicity())).Require().Rows.ShouldBeEmpty();
        await ApproveAsync(id);
        var line = (await As(Kernel.Tenancy.Ticket.Visitor, new FindPublicity())).Require().Rows.ShouldHaveSingleItem();
        (line.EnterpriseName, line.PolicyTitle, line.GrantedFen, line.Exempt).ShouldBe(("沈阳精工", "技术改造奖补", 10_000_000, false));
        Host.Clock.Advance(TimeSpan.FromDays(7));
        (await As(Kernel.Tenancy.Ticket.Visitor, new FindPublicity())).Require().Total.ShouldBe(1);
        Host.Clock.Advance(TimeSpan.FromDays(1));
        (await As(Kernel.Tenancy.Ticket.Visitor, new FindPublicity())).Require().Total.ShouldBe(0);
    }

    [Fact]
    public async Task Delivered_again_nothing_happens_a_second_time()
    {
        var batch = await BatchAsync();
        var id = await DeclareAsync(batch);
        await PayAsync(id);
        var before = await RowAsync(id);
        Again();
        await Host.DeliverAsync();
        (await RowAsync(id)).ShouldBe(before);
        (await As(Boss, new FindInstances(Key: "policy-declaration"))).Require().Total.ShouldBe(1);
        var instance = before.InstanceId!.Value;
        (await AsSystem(new PubliciseDeclaration(id, instance, 99, null, 5m), Park)).Require();
        (await AsSystem(new RecordPayment(id, instance, 99, 5m, Today, "x"), Park)).Require();
        (await AsSystem(new EndDeclaration(id, instance, true, "x"), Park)).Require();
        (await RowAsync(id)).ShouldBe(before);
    }

    [Fact]
    public async Task A_payment_without_its_day_and_voucher_is_not_recorded_and_the_step_waits_for_them()
    {
        var id = await DeclareAsync(await BatchAsync());
        await ApproveAsync(id);
        await PassAsync(8);
        var refused = (await As(Boss, new DecideTask(await TaskAsync(Boss, id), Decision.Complete, "", """{"paid":100000}"""))).Refusal!;
        refused.All().Select(r => $"{r.Code} {r.Field}").ShouldBe(["form.required paidOn", "form.required voucher"]);
        var row = await RowAsync(id);
        (row.State, (await As(Boss, new GetInstance(row.InstanceId!.Value))).Require().Row.HasIncident).ShouldBe((DeclarationState.Publicised, false));
    }

    [Fact]
    public async Task Without_a_process_in_use_no_batch_is_opened()
    {
        var policy = await PolicyAsync();
        foreach (var used in (await As(Boss, new DefinitionVersions("policy-declaration"))).Require()) (await As(Boss, new RetireDefinition(used.Id))).Require();
        (await As(Boss, new OpenBatch(policy, Content()))).Refusal!.Code.ShouldBe("declaration.no-process");
    }

    [Fact]
    public async Task A_batch_changes_until_somebody_declared()
    {
        var batch = await BatchAsync();
        (await As(Boss, new ChangeBatch(batch, Content() with { Name = "改名", Budget = 1_000_000m }, 1))).Require();
        var view = (await As(Boss, new GetBatch(batch))).Require();
        (view.Row.Name, view.Content.Budget).ShouldBe(("改名", 1_000_000m));
        (await As(Boss, new ChangeBatch(batch, Content(), 1))).Refusal!.Code.ShouldBe("conflict.changed");
        await DeclareAsync(batch);
        (await As(Boss, new ChangeBatch(batch, Content(), view.Version))).Refusal!.Code.ShouldBe("batch.declared");
    }

    private async Task ApproveAsync(Guid id)
    {
        await DecideAsync(Lin, id);
        await DecideAsync(Operator, id, values: """{"granted":100000}""");
    }

    private async Task PayAsync(Guid id)
    {
        await ApproveAsync(id);
        await PassAsync(8);
        await DecideAsync(Boss, id, Decision.Complete, Payment);
    }

    private static void Says<T>(Result<T> result, string code, params object[] args)
    {
        var refusal = result.Refusal!.All().Single();
        (refusal.Code, string.Join(' ', refusal.Args)).ShouldBe((code, string.Join(' ', args)));
    }

    /// <summary>What was delivered is due again, as after a machine that fell before it could note it.</summary>
    private void Again()
    {
        using var connection = new SqliteConnection(Host.Database.ConnectionString);
        connection.Open();
        foreach (var module in new[] { "policies", "workflows" })
        {
            using var command = connection.CreateCommand();
            command.CommandText = $"update {module}_outbox set delivered_at = null, next_attempt_at = 0 where name not like 'kernel.%'";
            command.ExecuteNonQuery();
        }
    }
}
