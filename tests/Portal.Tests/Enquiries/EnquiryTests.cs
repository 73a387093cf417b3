using SmartPark.Kernel.Search;
using SmartPark.Portal.Enquiries;
using SmartPark.Portal.Messages;

namespace SmartPark.Portal.Tests.Enquiries;

public sealed class EnquiryTests
{
    private static AskPark Complaint(PortalHost host, string contact = "138-0000-0000") => new(host.Park, EnquiryKind.Complaint, "夜间施工噪声", "三号楼夜间施工，无法休息。", contact, "孙访客");

    [Fact]
    public async Task A_visitor_follows_a_complaint_from_number_to_answer_and_scores_it()
    {
        await using var host = await PortalHost.StartAsync();
        var desk = host.Desk();
        var receipt = (await host.VisitorAsync(Complaint(host))).Require();
        receipt.Number.ShouldBe("ZX2026-000001");
        receipt.AccessCode.ShouldNotBeNull().Length.ShouldBe(8);
        (await FollowAsync(host, receipt)).Enquiry!.State.ShouldBe(EnquiryState.Received);
        await desk.DoAsync(new AssignEnquiry(receipt.EnquiryId, 1, desk.Id));
        await desk.DoAsync(new AnswerEnquiry(receipt.EnquiryId, 2, "已责令整改。"));
        var followed = await FollowAsync(host, receipt);
        (followed.Enquiry!.State, followed.Enquiry.Answer).ShouldBe((EnquiryState.Answered, "已责令整改。"));
        (await host.VisitorAsync(new ScoreEnquiry(host.Park, receipt.EnquiryId, 4, "还行", followed.Pass))).Require();
        (await host.VisitorAsync(new ScoreEnquiry(host.Park, receipt.EnquiryId, 5, null, followed.Pass))).Refusal!.Code.ShouldBe("enquiry.scored");
        var seen = await desk.DoAsync(new GetEnquiry(receipt.EnquiryId));
        (seen.Enquiry.Score, seen.ScoreComment, seen.Contact).ShouldBe((4, "还行", "138-0000-0000"));
        seen.Enquiry.Acts.Select(a => a.Kind).ShouldBe([EnquiryActKind.Asked, EnquiryActKind.Assigned, EnquiryActKind.Answered, EnquiryActKind.Scored]);
    }

    private static async Task<FollowedEnquiry> FollowAsync(PortalHost host, EnquiryReceipt receipt, string? code = null) =>
        (await host.VisitorAsync(new FollowEnquiry(host.Park, receipt.Number, code ?? receipt.AccessCode!))).Require();

    [Fact]
    public async Task Numbers_run_without_gaps_for_each_park_and_year()
    {
        await using var host = await PortalHost.StartAsync();
        var receipts = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => host.VisitorAsync(Complaint(host))));
        receipts.Select(r => r.Require().Number).Order().ShouldBe(Enumerable.Range(1, 8).Select(n => $"ZX2026-00000{n}"));
        (await host.VisitorAsync(Complaint(host, contact: ""))).Refusal!.Code.ShouldBe("enquiry.contact");
        (await host.VisitorAsync(Complaint(host))).Require().Number.ShouldBe("ZX2026-000009");
        (await host.VisitorAsync(new AskPark(host.OtherPark, EnquiryKind.Question, "问", "题"))).Require().Number.ShouldBe("ZX2026-000001");
        host.Clock.Set(new(2026, 12, 31, 16, 30, 0, TimeSpan.Zero));
        (await host.VisitorAsync(Complaint(host))).Require().Number.ShouldBe("ZX2027-000001");
    }

    [Fact]
    public async Task After_five_wrong_codes_the_right_one_opens_nothing_for_an_hour()
    {
        await using var host = await PortalHost.StartAsync();
        var receipt = (await host.VisitorAsync(Complaint(host))).Require();
        for (var i = 0; i < 5; i++) (await FollowAsync(host, receipt, "AAAAAAAA")).Found.ShouldBeFalse();
        (await FollowAsync(host, receipt)).Found.ShouldBeFalse();
        host.Clock.Forward(TimeSpan.FromMinutes(61));
        (await FollowAsync(host, receipt, receipt.AccessCode!.ToLowerInvariant().Insert(4, "-"))).Found.ShouldBeTrue();
    }

    [Fact]
    public async Task A_wrong_number_is_told_like_a_wrong_code_and_codes_are_stored_hashed()
    {
        await using var host = await PortalHost.StartAsync();
        var receipt = (await host.VisitorAsync(Complaint(host))).Require();
        (await FollowAsync(host, receipt with { Number = "ZX2026-999999" })).ShouldBe(await FollowAsync(host, receipt, "AAAAAAAA"));
        var stored = await host.LookAsync(db => Task.FromResult(db.AccessCodes.Single()));
        (stored.Hash + stored.Salt).ShouldNotContain(receipt.AccessCode!, Case.Insensitive);
    }

    [Fact]
    public async Task A_pass_opens_its_own_enquiry_for_an_hour_and_no_other()
    {
        await using var host = await PortalHost.StartAsync();
        var (one, two) = ((await host.VisitorAsync(Complaint(host))).Require(), (await host.VisitorAsync(Complaint(host))).Require());
        var pass = (await FollowAsync(host, one)).Pass;
        (await host.VisitorAsync(new ReopenEnquiry(host.Park, two.EnquiryId, "x", pass))).Refusal!.Code.ShouldBe("enquiry.pass");
        (await host.VisitorAsync(new ReopenEnquiry(host.Park, one.EnquiryId, "x", "forged"))).Refusal!.Code.ShouldBe("enquiry.pass");
        (await host.VisitorAsync(new ReopenEnquiry(host.Park, one.EnquiryId, "x", pass))).Refusal!.Code.ShouldBe("enquiry.not-answered");
        host.Clock.Forward(TimeSpan.FromHours(1));
        (await host.VisitorAsync(new ReopenEnquiry(host.Park, one.EnquiryId, "x", pass))).Refusal!.Code.ShouldBe("enquiry.pass");
    }

    [Fact]
    public async Task An_enterprise_asks_is_told_of_the_answer_and_reopens_once()
    {
        await using var host = await PortalHost.StartAsync();
        var (boss, desk) = (host.Boss(), host.Desk());
        var receipt = await boss.DoAsync(new AskPark(host.Park, EnquiryKind.Question, "装修报备", "需要哪些材料？"));
        receipt.AccessCode.ShouldBeNull();
        await desk.DoAsync(new AnswerEnquiry(receipt.EnquiryId, 1, "见附件清单。"));
        await host.DeliverAsync();
        (await boss.DoAsync(new FindMessages())).Rows.ShouldContain(m => m.Kind == "enquiry.answered");
        await boss.DoAsync(new ReopenEnquiry(host.Park, receipt.EnquiryId, "没有附件"));
        (await boss.DoAsync(new MyEnquiries(Open: true))).Rows.ShouldHaveSingleItem().State.ShouldBe(EnquiryState.Received);
        await desk.DoAsync(new AnswerEnquiry(receipt.EnquiryId, 3, "附件已补。"));
        (await boss.RefusedAsync(new ReopenEnquiry(host.Park, receipt.EnquiryId, "还是没有"))).ShouldBe("enquiry.reopened");
        await desk.DoAsync(new CloseEnquiry(receipt.EnquiryId, 4));
        (await desk.RefusedAsync(new AnswerEnquiry(receipt.EnquiryId, 5, "改"))).ShouldBe("enquiry.closed");
    }

    [Fact]
    public async Task Other_tenants_see_neither_the_enquiry_nor_its_history()
    {
        await using var host = await PortalHost.StartAsync();
        var receipt = await host.Boss().DoAsync(new AskPark(host.Park, EnquiryKind.Question, "问", "题"));
        var rival = host.Boss(host.OtherEnterprise);
        (await rival.RefusedAsync(new GetMyEnquiry(receipt.EnquiryId))).ShouldBe("enquiry.not-found");
        (await rival.RefusedAsync(new ScoreEnquiry(host.Park, receipt.EnquiryId, 1))).ShouldBe("enquiry.pass");
        (await host.Person(host.OtherPark, "service-desk").RefusedAsync(new GetEnquiry(receipt.EnquiryId))).ShouldBe("enquiry.not-found");
        (await host.Boss().RefusedAsync(new FindEnquiries())).ShouldBe("access.denied");
    }

    [Fact]
    public async Task An_enquiry_past_its_deadline_turns_overdue_and_the_desk_is_told_once()
    {
        await using var host = await PortalHost.StartAsync();
        var desk = host.Desk();
        var receipt = (await host.VisitorAsync(Complaint(host))).Require();
        receipt.Deadline.ShouldBe(new DateTimeOffset(2026, 3, 10, 0, 0, 0, TimeSpan.FromHours(8)));
        (await desk.DoAsync(new FindEnquiries(Overdue: true))).Total.ShouldBe(0);
        host.Clock.Set(receipt.Deadline.AddSeconds(1));
        for (var i = 0; i < 2; i++)
        {
            await host.RunAsync<TellOverdueEnquiriesJob>();
            await host.DeliverAsync();
        }
        (await desk.DoAsync(new FindEnquiries(Overdue: true))).Rows.ShouldHaveSingleItem().Overdue.ShouldBeTrue();
        (await desk.DoAsync(new FindMessages(Kind: "enquiry.overdue"))).Rows.ShouldHaveSingleItem().Important.ShouldBeTrue();
    }

    [Theory]
    [InlineData("2026-03-06T10:00:00+08:00", 1, "2026-03-10T00:00:00+08:00")]
    [InlineData("2026-03-07T10:00:00+08:00", 1, "2026-03-10T00:00:00+08:00")]
    [InlineData("2026-03-02T10:00:00+08:00", 5, "2026-03-10T00:00:00+08:00")]
    [InlineData("2026-03-01T23:00:00Z", 1, "2026-03-04T00:00:00+08:00")]
    public void Deadlines_count_Monday_to_Friday_by_the_calendar_of_China(string from, int days, string end) =>
        WorkingDays.After(DateTimeOffset.Parse(from, null), days).ShouldBe(DateTimeOffset.Parse(end, null));

    [Fact]
    public async Task Only_people_of_the_own_desk_are_assigned()
    {
        await using var host = await PortalHost.StartAsync();
        var desk = host.Desk();
        var stranger = host.Person(host.OtherPark, "service-desk");
        var receipt = (await host.VisitorAsync(Complaint(host))).Require();
        (await desk.RefusedAsync(new AssignEnquiry(receipt.EnquiryId, 1, stranger.Id))).ShouldBe("enquiry.assignee");
        (await desk.DoAsync(new EnquiryStaff())).Select(s => s.Person).ShouldBe([desk.Id]);
    }

    [Fact]
    public async Task A_common_question_is_public_searchable_and_free_of_the_askers_data()
    {
        await using var host = await PortalHost.StartAsync();
        var desk = host.Desk();
        var receipt = (await host.VisitorAsync(Complaint(host))).Require();
        WriteFaq Faq(string answer) => new(null, 0, EnquiryKind.Complaint, "夜间能施工吗？", answer, FromEnquiry: receipt.EnquiryId);
        (await desk.RefusedAsync(Faq("不能。"))).ShouldBe("enquiry.not-answered");
        await desk.DoAsync(new AnswerEnquiry(receipt.EnquiryId, 1, "不能。"));
        (await desk.RefusedAsync(Faq("孙访客问过，不能。"))).ShouldBe("faq.personal");
        var id = await desk.DoAsync(Faq("二十二点以后**不能**。"));
        (await host.VisitorAsync(new ListFaq(host.Park, "施工"))).Require().Rows.ShouldHaveSingleItem().AnswerHtml.Value.ShouldContain("<strong>");
        (await host.VisitorAsync(new SearchEverything("施工"))).Require().Hits.ShouldHaveSingleItem().Kind.ShouldBe("faq");
        await desk.DoAsync(new WriteFaq(id, 1, EnquiryKind.Complaint, "夜间能施工吗？", "不能。", Visible: false));
        (await host.VisitorAsync(new ListFaq(host.Park))).Require().Total.ShouldBe(0);
        (await host.VisitorAsync(new SearchEverything("施工"))).Require().Hits.ShouldBeEmpty();
        (await desk.DoAsync(new FindFaq())).Total.ShouldBe(1);
    }
}
