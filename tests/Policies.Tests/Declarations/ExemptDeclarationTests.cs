using Shouldly;
using SmartPark.Policies.Declarations;
using SmartPark.Policies.Rules;
using SmartPark.Policies.Reach;
using Xunit;

namespace SmartPark.Policies.Tests.Declarations;

/// <summary>免申即享 of a batch, and conditions that people judge. Named for declarations as all of this folder.</summary>
public sealed class ExemptDeclarationTests : Hall
{
    private const string Auto = """{"all":[{"field":"revenue","op":">=","value":2000,"unit":"万元","years":"last","check":"auto","sentence":""}]}""";
    private const string Asked = """{"all":[{"field":"revenue","op":">=","value":2000,"unit":"万元","years":"last","check":"auto","sentence":""},{"ask":"技术水平国内领先","check":"manual","sentence":""}]}""";
    private static readonly RuleBenefit Ten = new("fixed", 10);

    [Fact]
    public async Task The_list_holds_who_fits_by_shared_facts_with_reason_and_amount()
    {
        await ShareAsync(Firm, "2500");
        await ShareAsync(OtherFirm, "100");
        var batch = await BatchAsync(policy: await PolicyAsync(Auto, Ten));
        (await As(Lin, new MakeExemptList(batch))).Require().ShouldBe(1);
        var list = (await As(Lin, new GetBatch(batch))).Require().Exempt!;
        var line = list.Lines.ShouldHaveSingleItem();
        (line.Name, line.Fen, list.ConfirmedAt).ShouldBe(("沈阳精工", 10_000_000, null));
        line.Reasons.ShouldContain("2500 万元");
    }

    [Fact]
    public async Task An_old_fact_and_a_running_declaration_keep_an_enterprise_off_the_list()
    {
        await ShareAsync(Firm, "2500", Today.AddDays(-367));
        await ShareAsync(OtherFirm, "2600");
        var batch = await BatchAsync(policy: await PolicyAsync(Auto, Ten));
        (await As(Lin, new MakeExemptList(batch))).Require().ShouldBe(1);
        await DeclareAsync(batch, OtherFirm);
        (await As(Lin, new MakeExemptList(batch))).Require().ShouldBe(0);
    }

    [Fact]
    public async Task It_is_confirmed_once_and_shown_in_public_without_a_case()
    {
        var (batch, id) = await ConfirmedAsync();
        (await As(Boss, new ConfirmExemptList(batch, 2))).Refusal!.Code.ShouldBe("declaration.confirmed-already");
        (await As(Boss, new MakeExemptList(batch))).Refusal!.Code.ShouldBe("declaration.confirmed-already");
        var row = (await As(Firm, new MyDeclarations())).Require().ShouldHaveSingleItem();
        (row.Id, row.State, row.Exempt, row.GrantedFen, row.InstanceId, row.Number).ShouldBe((id, DeclarationState.Publicised, true, 10_000_000, null, 1));
        (await As(Firm, new FindPublicity())).Require().Rows.ShouldHaveSingleItem().Exempt.ShouldBeTrue();
        (await As(Firm, Form(batch))).Refusal!.Code.ShouldBe("declaration.already");
    }

    [Fact]
    public async Task A_list_that_was_made_anew_is_not_confirmed_unseen()
    {
        await ShareAsync(Firm, "2500");
        var batch = await BatchAsync(policy: await PolicyAsync(Auto, Ten));
        (await As(Boss, new ConfirmExemptList(batch, 1))).Refusal!.Code.ShouldBe("declaration.no-list");
        (await As(Lin, new MakeExemptList(batch))).Require();
        await ShareAsync(OtherFirm, "2600");
        (await As(Lin, new MakeExemptList(batch))).Require().ShouldBe(2);
        (await As(Boss, new ConfirmExemptList(batch, 1))).Refusal!.Code.ShouldBe("conflict.changed");
        (await As(Boss, new ConfirmExemptList(batch, 2))).Require().ShouldBe(2);
    }

    [Fact]
    public async Task Its_payment_is_recorded_after_the_days_in_public()
    {
        var (_, id) = await ConfirmedAsync();
        (await As(Boss, new RecordExemptPayment(id, 100_000m, Today, "PZ-9"))).Refusal!.Code.ShouldBe("declaration.still-public");
        Host.Clock.Advance(TimeSpan.FromDays(8));
        (await As(Boss, new RecordExemptPayment(id, 100_000m, Today.AddDays(1), "PZ-9"))).Refusal!.Code.ShouldBe("declaration.payment");
        (await As(Boss, new RecordExemptPayment(id, 100_000m, Today, "PZ-9"))).Require();
        (await As(Boss, new RecordExemptPayment(id, 100_000m, Today, "PZ-9"))).Refusal!.Code.ShouldBe("declaration.paid-already");
        var row = await RowAsync(id);
        (row.State, row.PaidFen, row.Voucher).ShouldBe((DeclarationState.Paid, 10_000_000, "PZ-9"));
    }

    [Fact]
    public async Task A_condition_for_a_person_prevents_the_list()
    {
        var batch = await BatchAsync(policy: await PolicyAsync(Asked, Ten));
        (await As(Lin, new MakeExemptList(batch))).Refusal!.Code.ShouldBe("declaration.not-exempt");
        var other = await BatchAsync(policy: await PolicyAsync(Auto));
        (await As(Lin, new MakeExemptList(other))).Refusal!.Code.ShouldBe("declaration.not-exempt");
    }

    [Fact]
    public async Task A_person_judges_what_no_fact_decides_and_the_enterprise_sees_it()
    {
        var batch = await BatchAsync(policy: await PolicyAsync(Asked));
        var id = await DeclareAsync(batch);
        (await As(Lin, new JudgeCondition(id, 0, true))).Refusal!.Code.ShouldBe("declaration.condition");
        (await As(Lin, new JudgeCondition(id, 1, false))).Refusal!.Code.ShouldBe("declaration.remark");
        (await As(Lin, new JudgeCondition(id, 1, false, "缺少查新报告"))).Require();
        (await As(Lin, new JudgeCondition(id, 1, true, "已补查新报告"))).Require();
        var condition = (await As(Firm, new MyDeclaration(id))).Require().Conditions.ShouldHaveSingleItem();
        (condition.Text, condition.Judged!.Met, condition.Judged.Remark, condition.Judged.ByName).ShouldBe(("技术水平国内领先", true, "已补查新报告", "林经理"));
        await DecideAsync(Lin, id, Workflows.Tasks.Decision.Reject, comment: "不符");
        (await As(Lin, new JudgeCondition(id, 1, true))).Refusal!.Code.ShouldBe("declaration.decided");
    }

    [Fact]
    public async Task The_form_begins_with_what_the_profile_says_and_what_the_formula_gives()
    {
        await ShareAsync(Firm, "2500");
        var batch = await BatchAsync(policy: await PolicyAsync(Auto, Ten));
        var start = (await As(Firm, new PrepareDeclaration(batch))).Require();
        (start.Enterprise, start.Uscc, start.Estimate, start.State, start.Running).ShouldBe(("沈阳精工", Uscc, 100_000m, BatchState.Open, null));
        start.Facts.ShouldContain("（2025 年）：2500 万元（企业自报，");
        var id = await DeclareAsync(batch);
        (await As(Firm, new PrepareDeclaration(batch))).Require().Running.ShouldBe(id);
        (await As(Firm, new MyReach(start.PolicyId))).Require()!.AppliedAt.ShouldNotBeNull();
    }

    private async Task<(Guid Batch, Guid Declaration)> ConfirmedAsync()
    {
        await ShareAsync(Firm, "2500");
        var batch = await BatchAsync(policy: await PolicyAsync(Auto, Ten));
        (await As(Lin, new MakeExemptList(batch))).Require();
        (await As(Boss, new ConfirmExemptList(batch, 1))).Require().ShouldBe(1);
        await Host.DeliverAsync();
        return (batch, (await As(Boss, new FindDeclarations(batch))).Require().Rows.Single().Id);
    }
}
