using System.Globalization;
using System.Net;
using Microsoft.Data.Sqlite;
using Shouldly;
using Xunit;

namespace SmartPark.EndToEnd.Tests.Faults;

[Collection("Faults")]
public sealed class SettingTests
{
    private const int Refused = 78;

    [Theory]
    [InlineData("SmartPark__Database__Provider", "oracle", "SmartPark:Database:Provider", "sqlite, postgres")]
    [InlineData("SmartPark__DataDirectory", "/proc/nowhere", "SmartPark:DataDirectory", "directory")]
    [InlineData("SmartPark__Demo", "perhaps", "SmartPark:Demo", "true, false")]
    [InlineData("SmartPark__RateLimitFactor", "-3", "SmartPark:RateLimitFactor", "1 to 10000")]
    [InlineData("SmartPark__Smtp__From", "nobody", "SmartPark:Smtp:From", "e-mail")]
    [InlineData("SmartPark__Smtp__Port", "99999", "SmartPark:Smtp:Port", "1 to 65535")]
    [InlineData("OTEL_EXPORTER_OTLP_ENDPOINT", "nowhere", "OTEL_EXPORTER_OTLP_ENDPOINT", "absolute address")]
    [InlineData("ASPNETCORE_URLS", "nonsense://", "urls", "http")]
    public async Task A_wrong_value_stops_the_start_with_one_line_naming_key_value_and_what_is_allowed(string variable, string value, string key, string allowed)
    {
        using var at = Installation.Empty();
        var environment = new Dictionary<string, string> { [variable] = value };
        if (variable.Contains("Smtp", StringComparison.Ordinal)) environment["SmartPark__Smtp__Host"] = "mail.example";
        if (variable == "SmartPark__Smtp__Port") environment["SmartPark__Smtp__From"] = "park@mail.example";
        var ended = await PortalProcess.RunAsync(at, environment);
        OneLine(ended, key, value, allowed);
    }

    [Theory]
    [InlineData("", "ConnectionStrings:SmartPark")]
    [InlineData("Nonsense=1", "ConnectionStrings:SmartPark")]
    [InlineData("Host=127.0.0.1;Port=1;Database=x;Username=x;Password=hush;Timeout=3", "ConnectionStrings:SmartPark")]
    public async Task A_postgres_that_cannot_be_reached_stops_the_start_without_showing_the_password(string connection, string key)
    {
        using var at = Installation.Empty();
        var ended = await PortalProcess.RunAsync(at, new Dictionary<string, string> { ["SmartPark__Database__Provider"] = "postgres", ["ConnectionStrings__SmartPark"] = connection });
        OneLine(ended, key, "", "PostgreSQL");
        ended.Error.ShouldNotContain("hush");
    }

    [Fact]
    public async Task Demo_mode_is_refused_in_production()
    {
        using var at = Installation.Empty();
        var ended = await PortalProcess.RunAsync(at, new Dictionary<string, string> { ["ASPNETCORE_ENVIRONMENT"] = "Production", ["SmartPark__Demo"] = "true" });
        OneLine(ended, "SmartPark:Demo", "true", "Production");
    }

    [Fact]
    public async Task A_second_process_on_the_same_directory_is_refused_and_the_first_goes_on()
    {
        using var at = await Installation.OnSqliteAsync();
        await using var first = await PortalProcess.ServeAsync(at);
        await using var second = PortalProcess.Begin(at);
        OneLine(await second.EndedAsync(), "SmartPark:DataDirectory", at.Directory, "stop the other one");
        using var client = first.Client(at.Park.Key);
        (await client.GetAsync("/api/v1/me")).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_script_that_was_edited_after_it_had_been_applied_is_refused()
    {
        using var at = await Installation.OnSqliteAsync();
        using (var connection = new SqliteConnection($"Data Source={at.Database};Pooling=false"))
        {
            connection.Open();
            using var edit = connection.CreateCommand();
            edit.CommandText = "update portal_schema_version set hash = 'AA' where version = 1";
            edit.ExecuteNonQuery().ShouldBe(1);
        }
        OneLine(await PortalProcess.RunAsync(at, null), "portal 0001", "edited after", "new script");
        var migrate = await PortalProcess.RunAsync(at, null, "migrate");
        OneLine(migrate, "portal 0001", "edited after", "new script");
    }

    [Fact]
    public async Task A_first_start_in_production_prints_one_link_and_seeds_nobody()
    {
        using var at = Installation.Empty();
        await using var portal = await PortalProcess.ServeAsync(at, new Dictionary<string, string> { ["ASPNETCORE_ENVIRONMENT"] = "Production" });
        await Poll.UntilAsync(() => Task.FromResult(portal.Output.Contains("/account/invitation/", StringComparison.Ordinal)), TimeSpan.FromSeconds(10), () => portal.Output);
        portal.Output.Split("/account/invitation/").Length.ShouldBe(2, portal.Output);
        at.Rows("select count(*) from identity_accounts").ShouldBe(["0"]);
        at.Rows("select count(*) from portal_articles").ShouldBe(["0"]);
        int.Parse(at.Rows("select count(*) from identity_tenants")[0], CultureInfo.InvariantCulture).ShouldBeLessThanOrEqualTo(1);
    }

    private static void OneLine(Ended ended, params string[] parts)
    {
        ended.Code.ShouldBe(Refused, ended.Error + ended.Output);
        ended.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length.ShouldBe(1, ended.Error);
        foreach (var part in parts) ended.Error.ShouldContain(part);
        ended.Output.ShouldNotContain("   at ");
    }
}
