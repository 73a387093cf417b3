using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using Shouldly;
using Xunit;

namespace SmartPark.EndToEnd.Tests.Faults;

[Collection("Faults")]
public sealed class DiskFullTests(ITestOutputHelper output)
{
    [Fact]
    public async Task A_full_disk_refuses_writing_clearly_lets_reading_go_on_and_is_over_when_there_is_space_again()
    {
        var mount = Directory.CreateTempSubdirectory("smartpark-small-").FullName;
        var mounted = Run("mount", "-t", "tmpfs", "-o", "size=64m", "tmpfs", mount);
        if (mounted.Length > 0)
        {
            output.WriteLine("no small disk could be mounted, so nothing was tried: " + mounted);
            Environment.UserName.ShouldNotBe("root", "root can mount: " + mounted);
            return;
        }
        try { await FillAndFreeAsync(mount); }
        finally
        {
            Run("umount", mount);
            Directory.Delete(mount);
        }
    }

    private async Task FillAndFreeAsync(string mount)
    {
        var at = await Installation.OnSqliteAsync(mount);
        at.Environment["DOTNET_EnableDiagnostics"] = "0";
        await using var portal = await PortalProcess.ServeAsync(at);
        using var client = portal.Client(at.Park.Key);
        var acknowledged = new List<string>();
        (await WriteAsync(client, "before", acknowledged)).Status.ShouldBe(HttpStatusCode.OK);
        var ballast = Path.Combine(mount, "ballast");
        Fill(ballast);
        var refused = await UntilRefusedAsync(client, acknowledged);
        output.WriteLine($"after {acknowledged.Count} writes: {(int)refused.Status} {refused.Body}");
        ((int)refused.Status).ShouldBe(507, refused.Body);
        refused.Body.ShouldContain("machine.disk-full");
        foreach (var path in new[] { "/api/v1/sites", "/api/v1/articles", "/" }) (await client.GetAsync(path)).StatusCode.ShouldBe(HttpStatusCode.OK, path);
        var ready = await client.GetAsync("/health/ready");
        ready.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        (await ready.Content.ReadAsStringAsync()).ShouldContain("MB free");
        using (var upload = await Upload.TryAsync(client, "a.txt", new byte[2_000_000].Select(_ => (byte)'a').ToArray())) ((int)upload.StatusCode).ShouldBe(507, await upload.Content.ReadAsStringAsync());
        File.Delete(ballast);
        await Poll.UntilAsync(async () => (await WriteAsync(client, "after", acknowledged)).Status == HttpStatusCode.OK, TimeSpan.FromSeconds(30), () => portal.Error);
        await portal.StopAsync();
        at.Rows("pragma integrity_check").ShouldBe(["ok"]);
        var stored = at.Rows("select title from portal_articles");
        acknowledged.Except(stored).ShouldBeEmpty();
        stored.Count.ShouldBe(acknowledged.Count);
    }

    private static async Task<(HttpStatusCode Status, string Body)> UntilRefusedAsync(HttpClient client, List<string> acknowledged)
    {
        (HttpStatusCode Status, string Body) answer = default;
        await Poll.UntilAsync(async () =>
        {
            answer = await WriteAsync(client, $"filling {acknowledged.Count}", acknowledged);
            return answer.Status != HttpStatusCode.OK;
        }, TimeSpan.FromSeconds(60), () => "the disk never became full");
        return answer;
    }

    private static async Task<(HttpStatusCode Status, string Body)> WriteAsync(HttpClient client, string title, List<string> acknowledged)
    {
        using var answer = await client.PostAsJsonAsync("/api/v1/articles", Writers.Article(title, new string('满', 20_000)));
        if (answer.IsSuccessStatusCode) acknowledged.Add(title);
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync());
    }

    /// <summary>Takes all that is left but a little.</summary>
    private static void Fill(string ballast)
    {
        using var file = File.Create(ballast);
        var left = new DriveInfo(Path.GetDirectoryName(ballast)!).AvailableFreeSpace - 300_000;
        var block = new byte[100_000];
        for (long written = 0; written < left; written += block.Length) file.Write(block);
    }

    private static string Run(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true })!;
        var error = process.StandardError.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0 ? "" : error + "exit " + process.ExitCode;
    }
}
