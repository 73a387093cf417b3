using System.Net;
using System.Net.Sockets;
using System.Text;
using SmartPark.Kernel.Events;
using SmartPark.Kernel.Persistence;
using SmartPark.Portal.Messages;
using Microsoft.Extensions.Configuration;

namespace SmartPark.Portal.Tests.Messages;

public sealed class MailTests
{
    private static Dictionary<string, string?> Settings(int port) => new()
    {
        ["SmartPark:Smtp:Host"] = "127.0.0.1",
        ["SmartPark:Smtp:Port"] = port.ToString(null as IFormatProvider),
        ["SmartPark:Smtp:From"] = "SmartPark <no-reply@park.example>",
        ["SmartPark:Smtp:Tls"] = "false",
        ["SmartPark:PublicUrl"] = "https://park.example/",
    };

    private static async Task TellAsync(PortalHost host, TestPerson person, bool important = false) => (await host.SystemAsync(new DeliverMessages(
        Guid.CreateVersion7(), new MessageRequested(host.Park, "policy.published", new(), new("新政策发布", "New policy"), new("请查看全文", "Please read"), "/policies/1", important),
        [new MessageRecipient(person.Id, host.Enterprise, person.Name, "qian@firm.example", "zh-CN")]), host.Park)).Require();

    [Fact]
    public async Task A_message_leaves_by_mail_once_with_title_text_and_link()
    {
        await using var server = new TinySmtp();
        await using var host = await PortalHost.StartAsync(Settings(server.Port));
        await TellAsync(host, host.Boss());
        await host.RunAsync<SendOutgoingJob>();
        await host.RunAsync<SendOutgoingJob>();
        var mail = server.Mails.ShouldHaveSingleItem();
        mail.To.ShouldBe("qian@firm.example");
        mail.Data.ShouldContain(Convert.ToBase64String(Encoding.UTF8.GetBytes("新政策发布")));
        Encoding.UTF8.GetString(Convert.FromBase64String(mail.Body.ReplaceLineEndings(""))).ShouldBe("请查看全文\r\n\r\nhttps://park.example/policies/1");
        mail.Data.ShouldContain("Auto-Submitted: auto-generated");
    }

    [Fact]
    public async Task A_server_that_is_busy_is_tried_again_later_and_then_parked()
    {
        await using var server = new TinySmtp { Refuse = "451 try later" };
        await using var host = await PortalHost.StartAsync(Settings(server.Port));
        await TellAsync(host, host.Boss());
        await host.RunAsync<SendOutgoingJob>();
        await host.RunAsync<SendOutgoingJob>();
        (await WayAsync(host)).Attempts.ShouldBe(1);
        foreach (var wait in OutgoingMessage.Waits)
        {
            host.Clock.Forward(TimeSpan.FromSeconds(wait));
            await host.RunAsync<SendOutgoingJob>();
        }
        var parked = await WayAsync(host);
        (parked.Attempts, parked.ParkedAt is not null, parked.SentAt).ShouldBe((10, true, null));
        server.Mails.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_mailbox_that_does_not_exist_is_not_tried_again()
    {
        await using var server = new TinySmtp { Refuse = "550 no such user" };
        await using var host = await PortalHost.StartAsync(Settings(server.Port));
        await TellAsync(host, host.Boss());
        await host.RunAsync<SendOutgoingJob>();
        (await WayAsync(host)).ParkedAt.ShouldNotBeNull();
    }

    [Fact]
    public async Task Quiet_hours_hold_mail_back_but_not_what_is_important()
    {
        await using var server = new TinySmtp();
        await using var host = await PortalHost.StartAsync(Settings(server.Port));
        var boss = host.Boss();
        await boss.DoAsync(new ChangeMessageSettings([], new(9, 0), new(12, 0)));
        await TellAsync(host, boss);
        await TellAsync(host, boss, important: true);
        await host.RunAsync<SendOutgoingJob>();
        server.Mails.Count.ShouldBe(1);
        host.Clock.Forward(TimeSpan.FromHours(2));
        await host.RunAsync<SendOutgoingJob>();
        server.Mails.Count.ShouldBe(2);
    }

    [Fact]
    public async Task Who_wants_no_mail_gets_none()
    {
        await using var server = new TinySmtp();
        await using var host = await PortalHost.StartAsync(Settings(server.Port));
        var boss = host.Boss();
        await boss.DoAsync(new ChangeMessageSettings([new("policy.published", false, false)]));
        await TellAsync(host, boss);
        await host.RunAsync<SendOutgoingJob>();
        server.Mails.ShouldBeEmpty();
        (await boss.DoAsync(new CountUnread())).ShouldBe(1);
    }

    [Theory]
    [InlineData("SmartPark:Smtp:From", "nobody")]
    [InlineData("SmartPark:Smtp:Port", "99999")]
    [InlineData("SmartPark:Smtp:Tls", "perhaps")]
    public void A_wrong_setting_is_named(string key, string value)
    {
        var settings = Settings(25);
        settings[key] = value;
        Should.Throw<SettingException>(() => SmtpSettings.Read(new ConfigurationBuilder().AddInMemoryCollection(settings).Build())).Message.ShouldStartWith($"{key} = \"{value}\"");
    }

    private static Task<OutgoingMessage> WayAsync(PortalHost host) => host.LookAsync(db => Task.FromResult(db.OutgoingMessages.Single()));
}

/// <summary>As much of RFC 5321 as a client needs: takes mail on loopback, or refuses recipients.</summary>
internal sealed class TinySmtp : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _end = new();
    private readonly Task _loop;

    public TinySmtp()
    {
        _listener.Start();
        _loop = AcceptAsync();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>Answer to RCPT TO instead of 250.</summary>
    public string? Refuse { get; init; }

    public List<(string To, string Data, string Body)> Mails { get; } = [];

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        _listener.Stop();
        await _loop;
        _end.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true) using (var client = await _listener.AcceptTcpClientAsync(_end.Token)) await TalkAsync(client);
        }
        catch (Exception e) when (e is OperationCanceledException or SocketException or IOException)
        {
            _listener.Stop();
        }
    }

    private async Task TalkAsync(TcpClient client)
    {
        using var reader = new StreamReader(client.GetStream(), Encoding.UTF8);
        await using var writer = new StreamWriter(client.GetStream(), new UTF8Encoding(false)) { NewLine = "\r\n", AutoFlush = true };
        await writer.WriteLineAsync("220 tiny");
        var to = "";
        while (await reader.ReadLineAsync(_end.Token) is { } line)
        {
            if (line.StartsWith("RCPT TO:", StringComparison.OrdinalIgnoreCase)) to = line[8..].Trim().Trim('<', '>');
            if (line == "DATA") await TakeAsync(reader, writer, to);
            var answer = line.Split(' ', ':')[0].ToUpperInvariant() switch
            {
                "RCPT" => Refuse ?? "250 ok",
                "QUIT" => "221 bye",
                _ => "250 ok",
            };
            await writer.WriteLineAsync(answer);
            if (answer.StartsWith("221", StringComparison.Ordinal)) return;
        }
    }

    private async Task TakeAsync(StreamReader reader, StreamWriter writer, string to)
    {
        await writer.WriteLineAsync("354 go on");
        var lines = new List<string>();
        while (await reader.ReadLineAsync(_end.Token) is { } line && line != ".") lines.Add(line);
        Mails.Add((to, string.Join('\n', lines), string.Join('\n', lines.SkipWhile(l => l.Length > 0)).Trim()));
    }
}
