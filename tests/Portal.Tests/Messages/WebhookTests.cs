using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using SmartPark.Kernel.Events;
using SmartPark.Portal.Messages;

namespace SmartPark.Portal.Tests.Messages;

public sealed class WebhookTests
{
    /// <summary>A loopback address nobody else listens on.</summary>
    private const string Inside = "127.77.77.77";

    [Fact]
    public void The_signature_is_that_of_the_Standard_Webhooks_example() => WebhookSignature.Of(
        "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", "msg_p5jXN8AQM9LWM0D4loKWxJek", 1614265330, "{\"test\": 2432232314}").ShouldBe("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");

    [Theory]
    [InlineData("http://example.com/x")]
    [InlineData("https://example.com:444/x")]
    [InlineData("https://user:pw@example.com/x")]
    [InlineData("https://127.0.0.1/x")]
    [InlineData("https://2130706433/x")]
    [InlineData("https://0x7f000001/x")]
    [InlineData("https://0177.0.0.1/x")]
    [InlineData("https://127.1/x")]
    [InlineData("https://[::1]/x")]
    [InlineData("https://[::ffff:10.0.0.1]/x")]
    [InlineData("https://localhost/x")]
    [InlineData("ftp://example.com/x")]
    [InlineData("file:///etc/passwd")]
    [InlineData("https://example.com/x#part")]
    [InlineData("not an address")]
    public async Task Addresses_that_may_not_be_called_are_refused(string url)
    {
        await using var host = await PortalHost.StartAsync();
        (await host.Boss().RefusedAsync(new SetWebhook(url))).ShouldBe("webhook.address");
    }

    [Theory]
    [InlineData("8.8.8.8", true)]
    [InlineData("2400:3200::1", true)]
    [InlineData("10.1.2.3", false)]
    [InlineData("100.64.0.1", false)]
    [InlineData("127.0.0.1", false)]
    [InlineData("169.254.169.254", false)]
    [InlineData("172.31.255.255", false)]
    [InlineData("172.32.0.1", true)]
    [InlineData("192.168.1.1", false)]
    [InlineData("198.18.0.1", false)]
    [InlineData("0.0.0.0", false)]
    [InlineData("224.0.0.1", false)]
    [InlineData("255.255.255.255", false)]
    [InlineData("::", false)]
    [InlineData("::1", false)]
    [InlineData("::ffff:127.0.0.1", false)]
    [InlineData("::ffff:8.8.8.8", false)]
    [InlineData("64:ff9b::7f00:1", false)]
    [InlineData("2002:7f00:1::", false)]
    [InlineData("fd00::1", false)]
    [InlineData("fe80::1", false)]
    public void Only_addresses_of_the_public_internet_are_public(string address, bool isPublic) => PublicAddress.Is(IPAddress.Parse(address)).ShouldBe(isPublic);

    [Theory]
    [InlineData(Inside)]
    [InlineData(Inside + ",8.8.8.8")]
    [InlineData("")]
    public async Task A_name_that_leads_inside_is_never_connected(string answers)
    {
        using var inside = new TcpListener(IPAddress.Parse(Inside), 8443);
        inside.Start();
        using var client = new WebhookClient(new(Configured()), new Answers(answers));
        var outcome = await client.SendAsync("https://receiver.example:8443/hook", WebhookSecrets.New(), "msg_1", 1, "{}", TestContext.Current.CancellationToken);
        outcome.ShouldBe((WebhookClient.Failed, false));
        inside.Pending().ShouldBeFalse();
    }

    [Fact]
    public async Task A_receiver_the_installation_names_gets_the_signed_message_once()
    {
        await using var receiver = await Receiver.StartAsync();
        await using var host = await PortalHost.StartAsync(new() { [WebhookAddresses.AllowedHostsKey] = "localhost" });
        var boss = host.Boss();
        var secret = await boss.DoAsync(new SetWebhook($"http://localhost:{receiver.Port}/hook"));
        await TellAsync(host, boss);
        await host.RunAsync<SendOutgoingJob>();
        await host.RunAsync<SendOutgoingJob>();
        var call = receiver.Calls.ShouldHaveSingleItem();
        call.Signature.ShouldBe(WebhookSignature.Of(secret, call.Id, call.Timestamp, call.Body));
        call.Timestamp.ShouldBe(host.Clock.GetUtcNow().ToUnixTimeSeconds());
        call.Body.ShouldContain("\"type\":\"policy.published\"");
        (await host.LookAsync(db => Task.FromResult(db.MessageSettings.Single().WebhookSecret)))!.ShouldNotContain(secret);
    }

    [Fact]
    public async Task A_failing_receiver_is_called_again_under_the_same_id_and_a_gone_one_never()
    {
        await using var receiver = await Receiver.StartAsync(500);
        await using var host = await PortalHost.StartAsync(new() { [WebhookAddresses.AllowedHostsKey] = "localhost" });
        var boss = host.Boss();
        await boss.DoAsync(new SetWebhook($"http://localhost:{receiver.Port}/hook"));
        await TellAsync(host, boss);
        await host.RunAsync<SendOutgoingJob>();
        host.Clock.Forward(TimeSpan.FromSeconds(5));
        receiver.Status = 410;
        await host.RunAsync<SendOutgoingJob>();
        receiver.Calls.Select(c => c.Id).Distinct().ShouldHaveSingleItem();
        (receiver.Calls.Count, (await host.LookAsync(db => Task.FromResult(db.OutgoingMessages.Single()))).ParkedAt is not null).ShouldBe((2, true));
    }

    [Fact]
    public async Task A_redirect_is_not_followed()
    {
        await using var inside = await Receiver.StartAsync();
        await using var receiver = await Receiver.StartAsync(307, $"http://localhost:{inside.Port}/secret");
        using var client = new WebhookClient(new(Configured("localhost")), new SystemHostResolver());
        var outcome = await client.SendAsync($"http://localhost:{receiver.Port}/hook", WebhookSecrets.New(), "msg_1", 1, "{}", TestContext.Current.CancellationToken);
        outcome.ShouldBe(("HTTP 307", false));
        inside.Calls.ShouldBeEmpty();
    }

    private static IConfiguration Configured(string allowed = "") => new ConfigurationBuilder().AddInMemoryCollection([new(WebhookAddresses.AllowedHostsKey, allowed)]).Build();

    private static async Task TellAsync(PortalHost host, TestPerson person) => (await host.SystemAsync(new DeliverMessages(
        Guid.CreateVersion7(), new MessageRequested(host.Park, "policy.published", new(), new("新政策", "New policy"), new("请查看", "Please read"), "/policies/1"),
        [new MessageRecipient(person.Id, host.Enterprise, person.Name, null, "zh-CN")]), host.Park)).Require();

    private sealed class Answers(string answers) : IHostResolver
    {
        public Task<IPAddress[]> ResolveAsync(string host, CancellationToken ct) => Task.FromResult<IPAddress[]>([.. answers.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(IPAddress.Parse)]);
    }
}

/// <summary>A real HTTP server on loopback that writes down what it was sent.</summary>
internal sealed class Receiver : IAsyncDisposable
{
    private readonly WebApplication _app;

    private Receiver(WebApplication app) => _app = app;

    public int Status { get; set; } = 200;

    public List<(string Id, long Timestamp, string Signature, string Body)> Calls { get; } = [];

    public int Port => new Uri(_app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First()).Port;

    public static async Task<Receiver> StartAsync(int status = 200, string? location = null)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var receiver = new Receiver(builder.Build()) { Status = status };
        receiver._app.Run(context => receiver.HearAsync(context, location));
        await receiver._app.StartAsync(TestContext.Current.CancellationToken);
        return receiver;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task HearAsync(HttpContext context, string? location)
    {
        using var reader = new StreamReader(context.Request.Body);
        var body = await reader.ReadToEndAsync();
        var headers = context.Request.Headers;
        lock (Calls) Calls.Add((headers["webhook-id"]!, long.Parse(headers["webhook-timestamp"]!, null), headers["webhook-signature"]!, body));
        context.Response.StatusCode = Status;
        if (location is not null) context.Response.Headers.Location = location;
    }
}
