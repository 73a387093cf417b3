using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using SmartPark.Identity.Invitations;
using SmartPark.Kernel;
using SmartPark.Kernel.Persistence;
using SmartPark.Portal.Commands;
using SmartPark.Portal.Demo;
using SmartPark.Portal.Hosting;

namespace SmartPark.Portal.Tests.Demo;

public sealed class DemoCommandTests : IDisposable
{
    private readonly string _directory = System.IO.Directory.CreateTempSubdirectory("smartpark-cli-").FullName;

    private string[] Settings => ["--environment=Production", "--SmartPark:DataDirectory=" + _directory];

    [Fact]
    public async Task An_operator_is_invited_and_a_wrong_address_is_told()
    {
        (await RunAsync("users", "create-operator", "--email", "first@park.cn")).ShouldBe(0);
        (await RunAsync("users", "create-operator", "--email", "nobody")).ShouldBe(1);
        (await RunAsync("users", "create-operator")).ShouldBe(64);
    }

    [Fact]
    public async Task A_key_needs_a_person_who_exists() =>
        (await RunAsync("keys", "create", "--user", "nobody@park.cn", "--name", "sync", "--scopes", "identity.tenants.read")).ShouldBe(1);

    [Fact]
    public async Task Demo_commands_are_refused_in_Production_and_leave_the_data()
    {
        (await RunAsync("migrate")).ShouldBe(0);
        await Should.ThrowAsync<SettingException>(() => RunAsync("demo", "load"));
        await Should.ThrowAsync<SettingException>(() => RunAsync("demo", "reset", "--yes"));
        File.Exists(Path.Combine(_directory, "smartpark.db")).ShouldBeTrue();
    }

    [Fact]
    public void A_flag_does_not_swallow_the_setting_after_it()
    {
        var arguments = Arguments.Parse(["demo", "reset", "--yes", "--SmartPark:DataDirectory=/x", "--urls", "http://127.0.0.1:1"]);
        arguments.Has("yes").ShouldBeTrue();
        arguments.Settings.ShouldBe(["--SmartPark:DataDirectory=/x", "--urls=http://127.0.0.1:1"]);
    }

    [Fact]
    public async Task Erasing_removes_the_database_and_the_files_and_nothing_else()
    {
        await using var app = WebNode.Builder(Settings).Build();
        var (options, files) = (app.Services.GetRequiredService<DatabaseOptions>(), Path.Combine(_directory, "files", "ab"));
        await File.WriteAllTextAsync(options.SqliteFile, "old");
        await File.WriteAllTextAsync(Path.Combine(_directory, "backup.zip"), "kept");
        System.IO.Directory.CreateDirectory(files);
        await DemoErasure.RunAsync(options, app.Services.GetRequiredService<ModuleRegistry>(), CancellationToken.None);
        System.IO.Directory.EnumerateFileSystemEntries(_directory).Select(Path.GetFileName).ShouldBe(["backup.zip"]);
    }

    [Fact]
    public void The_link_of_the_first_operator_stands_at_the_public_address_or_where_the_portal_listens()
    {
        var link = new OneTimeLink("/account/invitation/abc", new(2026, 12, 1, 8, 0, 0, TimeSpan.Zero));
        var plain = new ConfigurationBuilder().Build();
        var known = new ConfigurationBuilder().AddInMemoryCollection([new("SmartPark:PublicUrl", "https://park.cn/")]).Build();
        OperatorLink.Text("a@b.cn", plain, link, "http://127.0.0.1:5080").ShouldContain("http://127.0.0.1:5080/account/invitation/abc");
        OperatorLink.Text("a@b.cn", known, link, "http://127.0.0.1:5080").ShouldContain("https://park.cn/account/invitation/abc");
        OperatorLink.Text("a@b.cn", plain, link, null).ShouldContain("2026-12-01 08:00 UTC");
    }

    public void Dispose()
    {
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        System.IO.Directory.Delete(_directory, recursive: true);
    }

    private Task<int?> RunAsync(params string[] words) => CommandLine.RunAsync([.. words, .. Settings]);
}
