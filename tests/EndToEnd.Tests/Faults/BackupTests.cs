using System.IO.Compression;
using System.Net;
using System.Text;
using Shouldly;
using Xunit;

namespace SmartPark.EndToEnd.Tests.Faults;

[Collection("Faults")]
public sealed class BackupTests(ITestOutputHelper output)
{
    [Fact]
    public async Task A_backup_made_while_serving_is_restored_elsewhere_whole()
    {
        using var at = await Installation.OnSqliteAsync();
        using var elsewhere = new Installation(Directory.CreateTempSubdirectory("smartpark-fault-").FullName, at.Park);
        var archive = Path.Combine(at.Directory, "backup.zip");
        await using (var portal = await PortalProcess.ServeAsync(at))
        {
            using var client = portal.Client(at.Park.Key);
            var file = await Upload.FileAsync(client, "kept.csv", Encoding.UTF8.GetBytes("a,b\r\n1,2\r\n"));
            var writers = new Writers(at);
            writers.Turn(portal);
            var writing = writers.RunAsync(2);
            await Poll.UntilAsync(() => Task.FromResult(writers.Acknowledged.Count > 3), TimeSpan.FromSeconds(60), () => writers.Odd.LastOrDefault() ?? "no writes");
            var before = writers.Acknowledged;
            Whole(await PortalProcess.RunAsync(at, null, "backup", "--to", archive));
            writers.Stop();
            await writing;
            Whole(await PortalProcess.RunAsync(elsewhere, null, "restore", "--from", archive));
            var restored = elsewhere.Rows("select title from portal_articles").Concat(elsewhere.Rows("select title from portal_enquiries")).ToList();
            before.Except(restored).ShouldBeEmpty("acknowledged before the backup began");
            restored.Except(writers.Attempted).ShouldBeEmpty();
            output.WriteLine($"{before.Count} acknowledged before the backup, {restored.Count} restored, {writers.Acknowledged.Count} in the end");
            elsewhere.Rows($"select count(*) from kernel_files where id = '{file.ToString().ToUpperInvariant()}'").ShouldBe(["1"]);
        }
        elsewhere.Rows("pragma integrity_check").ShouldBe(["ok"]);
        Whole(await PortalProcess.RunAsync(elsewhere, null, "audit", "verify")).ShouldContain("whole");
        await using var second = await PortalProcess.ServeAsync(elsewhere);
        using var restoredClient = second.Client(at.Park.Key);
        (await restoredClient.GetAsync("/api/v1/me")).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task An_archive_that_was_tampered_with_is_refused_and_changes_nothing()
    {
        using var at = await Installation.OnSqliteAsync();
        var archive = Path.Combine(at.Directory, "backup.zip");
        Whole(await PortalProcess.RunAsync(at, null, "backup", "--to", archive));
        using (var zip = ZipFile.Open(archive, ZipArchiveMode.Update))
        {
            var entry = zip.GetEntry("smartpark.db")!;
            using var stream = entry.Open();
            stream.Position = 5000;
            stream.WriteByte(0x41);
        }
        using var elsewhere = Installation.Empty();
        var refused = await PortalProcess.RunAsync(elsewhere, null, "restore", "--from", archive);
        refused.Code.ShouldNotBe(0);
        refused.Error.ShouldContain("smartpark.db was changed after the backup was made");
        File.Exists(elsewhere.Database).ShouldBeFalse();
        await File.WriteAllBytesAsync(archive, [0x50, 0x4B, 3, 4, 9, 9]);
        var broken = await PortalProcess.RunAsync(elsewhere, null, "restore", "--from", archive);
        broken.Code.ShouldNotBe(0);
        broken.Error.ShouldNotContain("   at ");
        File.Exists(elsewhere.Database).ShouldBeFalse();
    }

    private static string Whole(Ended ended)
    {
        ended.Code.ShouldBe(0, ended.Error + ended.Output);
        return ended.Output;
    }
}
