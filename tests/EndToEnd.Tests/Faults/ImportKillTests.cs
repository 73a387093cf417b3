using System.Text;
using Shouldly;
using Xunit;

namespace SmartPark.EndToEnd.Tests.Faults;

[Collection("Faults")]
public sealed class ImportKillTests(ITestOutputHelper output)
{
    private const int People = 10_000;

    [Fact]
    public async Task An_import_of_ten_thousand_people_killed_in_the_middle_shows_none_of_them_and_then_all()
    {
        using var at = await Installation.OnSqliteAsync();
        Guid import;
        int visible;
        await using (var portal = await PortalProcess.ServeAsync(at))
        {
            using var client = portal.Client(at.Park.Key);
            import = await PreviewAsync(client);
            await Writers.JsonAsync(await client.PostAsync($"/api/v1/imports/{import}/start", null));
            await Poll.MomentAsync(new Random(10_000), 200, 600);
            await portal.KillAsync();
            visible = Invited(at);
        }
        at.Rows("select state from identity_import_runs").ShouldBe(["Running"], "the kill struck in the middle");
        visible.ShouldBe(0, "rows of an import that was killed in the middle");
        at.Rows("pragma integrity_check").ShouldBe(["ok"]);
        await using var again = await PortalProcess.ServeAsync(at);
        using var client2 = again.Client(at.Park.Key);
        var state = "";
        await Poll.UntilAsync(async () =>
        {
            var seen = Invited(at);
            if (seen is not (0 or People)) throw new InvalidOperationException($"{seen} rows are visible: neither none nor all");
            state = (await Writers.JsonAsync(await client2.GetAsync($"/api/v1/imports/{import}"))).GetProperty("state").GetString()!;
            return state is not "Running" and not "running";
        }, TimeSpan.FromSeconds(90), () => $"the import still says {state}: {again.Error}");
        output.WriteLine($"killed with {visible} rows visible; after the restart it says {state} with {Invited(at)} rows");
        state.ShouldBe("Done", StringCompareShould.IgnoreCase);
        Invited(at).ShouldBe(People);
        at.Rows("select email from identity_invitations where email like 'import-%' group by email having count(*) > 1").ShouldBeEmpty();
    }

    private static int Invited(Installation at) => int.Parse(at.Rows("select count(*) from identity_invitations where email like 'import-%'")[0], System.Globalization.CultureInfo.InvariantCulture);

    private static async Task<Guid> PreviewAsync(HttpClient client)
    {
        var csv = new StringBuilder("姓名,邮箱\r\n");
        for (var n = 0; n < People; n++) csv.Append(System.Globalization.CultureInfo.InvariantCulture, $"人员{n},import-{n}@people.example\r\n");
        var file = await Upload.FileAsync(client, "people.csv", Encoding.UTF8.GetBytes(csv.ToString()));
        using var content = System.Net.Http.Json.JsonContent.Create(new { fileId = file });
        var preview = await Writers.JsonAsync(await client.PostAsync("/api/v1/imports/people", content));
        preview.GetProperty("problemCount").GetInt32().ShouldBe(0, preview.ToString());
        preview.GetProperty("rows").GetInt32().ShouldBe(People);
        return preview.GetProperty("id").GetGuid();
    }
}
