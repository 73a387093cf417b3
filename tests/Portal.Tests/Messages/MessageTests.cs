using Microsoft.Extensions.DependencyInjection;
using SmartPark.Kernel.Events;
using SmartPark.Kernel.Live;
using SmartPark.Kernel.Tenancy;
using SmartPark.Portal.Enquiries;
using SmartPark.Portal.Messages;

namespace SmartPark.Portal.Tests.Messages;

public sealed class MessageTests
{
    private static DeliverMessages Telling(PortalHost host, IEnumerable<TestPerson> to, string kind = "policy.published", bool important = false) => new(
        Guid.CreateVersion7(),
        new MessageRequested(host.Park, kind, new(), new("新政策", "New policy"), new("请查看", "Please read"), "/policies/1", important),
        [.. to.Select(p => new MessageRecipient(p.Id, host.Enterprise, p.Name, $"{p.Id.Value:N}@example.com", "zh-CN"))]);

    [Fact]
    public async Task A_message_to_three_firms_reaches_each_person_once_and_the_sender_sees_who_has_read()
    {
        await using var host = await PortalHost.StartAsync();
        var (one, two, manager) = (host.Boss(), host.Boss(host.OtherEnterprise), host.Manager());
        var receipt = (await host.VisitorAsync(new AskPark(host.Park, EnquiryKind.Question, "问", "题"))).Require();
        await host.DeliverAsync();
        receipt.Number.ShouldNotBeEmpty();
        var telling = new MessageRequested(host.Park, "policy.published", new(Tenants: [host.Enterprise, host.OtherEnterprise, host.Park], AllOfPark: host.Park), new("新政策", "New policy"), new("请查看", "Please read"), "/policies/1");
        var people = await host.People.MeantAsync(telling.To);
        (await host.SystemAsync(new DeliverMessages(Guid.CreateVersion7(), telling, [.. people, .. people]), host.Park)).Require().ShouldBe(3);
        var seen = (await one.DoAsync(new FindMessages(Kind: "policy.published"))).Rows.ShouldHaveSingleItem();
        (await one.DoAsync(new CountUnread())).ShouldBe(1);
        await one.DoAsync(new MarkRead(seen.MessageId));
        (await one.DoAsync(new CountUnread())).ShouldBe(0);
        var sent = (await manager.DoAsync(new FindSentMessages())).Rows.Single(r => r.Kind == "policy.published");
        var receipts = await manager.DoAsync(new WhoHasRead(sent.BatchId));
        (receipts.Recipients, receipts.Read).ShouldBe((3, 1));
        receipts.Tenants.Single(t => t.Tenant == host.Enterprise).Read.ShouldBe(1);
        receipts.OwnPeople.ShouldHaveSingleItem().Name.ShouldBe(manager.Name);
        (await host.Manager(host.OtherPark).RefusedAsync(new WhoHasRead(sent.BatchId))).ShouldBe("message.not-found");
        (await two.RefusedAsync(new MarkRead(seen.MessageId))).ShouldBe("message.not-found");
    }

    [Fact]
    public async Task An_event_delivered_again_tells_nobody_twice_and_open_pages_hear_of_the_first()
    {
        await using var host = await PortalHost.StartAsync();
        var desk = host.Desk();
        var heard = 0;
        using var page = host.Services.GetRequiredService<ILive>().Subscribe($"messages:{desk.Id}", _ => { heard++; return Task.CompletedTask; });
        (await host.VisitorAsync(new AskPark(host.Park, EnquiryKind.Question, "问", "题"))).Require();
        await host.DeliverAsync();
        await host.ForgetDeliveriesAsync();
        await host.DeliverAsync();
        (await desk.DoAsync(new FindMessages())).Total.ShouldBe(1);
        heard.ShouldBeGreaterThan(0);
    }

    [Fact]
    public async Task All_can_be_marked_read_and_one_archived()
    {
        await using var host = await PortalHost.StartAsync();
        var (boss, other) = (host.Boss(), host.Boss());
        for (var i = 0; i < 3; i++) await host.SystemAsync(Telling(host, [boss, other]), host.Park);
        (await boss.DoAsync(new MarkAllRead())).ShouldBe(3);
        (await other.DoAsync(new CountUnread())).ShouldBe(3);
        var first = (await boss.DoAsync(new FindMessages())).Rows[0];
        await boss.DoAsync(new ArchiveMessage(first.MessageId));
        (await boss.DoAsync(new FindMessages())).Total.ShouldBe(2);
        (await boss.DoAsync(new FindMessages(Archived: true))).Total.ShouldBe(1);
    }

    [Fact]
    public async Task Choices_are_kept_by_kind_and_half_given_quiet_hours_are_refused()
    {
        await using var host = await PortalHost.StartAsync();
        var boss = host.Boss();
        await boss.DoAsync(new ChangeMessageSettings([new("policy.published", false, true)], new(22, 0), new(7, 30)));
        var choices = await boss.DoAsync(new GetMessageSettings());
        choices.Kinds.Single(k => k.Kind == "policy.published").ShouldBe(new KindChoice("policy.published", false, true));
        choices.Kinds.Single(k => k.Kind == "enquiry.answered").Email.ShouldBeTrue();
        (choices.QuietFrom, choices.QuietTo, choices.EmailOffered).ShouldBe((new TimeOnly(22, 0), new TimeOnly(7, 30), false));
        (await boss.RefusedAsync(new ChangeMessageSettings([], new(22, 0)))).ShouldBe("message.quiet-hours");
        (await boss.RefusedAsync(new ChangeMessageSettings([], Zone: "Mars/Olympus"))).ShouldBe("message.zone");
    }

    [Theory]
    [InlineData("2026-03-02T23:00:00+08:00", "2026-03-03T07:30:00+08:00")]
    [InlineData("2026-03-03T03:00:00+08:00", "2026-03-03T07:30:00+08:00")]
    [InlineData("2026-03-03T07:30:00+08:00", "2026-03-03T07:30:00+08:00")]
    [InlineData("2026-03-03T12:00:00+08:00", "2026-03-03T12:00:00+08:00")]
    public void Quiet_hours_over_midnight_hold_messages_until_their_end(string now, string due)
    {
        var settings = MessageSettings.For(PersonId.New());
        settings.Quiet(new(22, 0), new(7, 30), MessageSettings.China);
        settings.NotBefore(DateTimeOffset.Parse(now, null)).ShouldBe(DateTimeOffset.Parse(due, null));
    }

    [Fact]
    public async Task Without_a_mail_server_nothing_is_queued()
    {
        await using var host = await PortalHost.StartAsync();
        await host.SystemAsync(Telling(host, [host.Boss()]), host.Park);
        (await host.SystemAsync(new DueOutgoing(), null)).Require().ShouldBeEmpty();
    }

    [Fact]
    public async Task People_may_not_send_what_only_the_system_sends()
    {
        await using var host = await PortalHost.StartAsync();
        (await host.Manager().RefusedAsync(Telling(host, [host.Boss()]))).ShouldBe("access.denied");
        (await host.Manager().RefusedAsync(new SendOutgoing(Guid.NewGuid()))).ShouldBe("access.denied");
    }
}
