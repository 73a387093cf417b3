using System.Net;
using System.Net.Http.Json;
using System.Text;
using Shouldly;
using Xunit;

namespace SmartPark.EndToEnd.Tests.Faults;

[Collection("Faults")]
public sealed class BadInputTests(ITestOutputHelper output)
{
    private static readonly string[] Hostile =
    [
        new('长', 340_000), "<script>window.__pwn=1</script>", "\"><img src=x onerror=window.__pwn=1>", "'; drop table portal_articles; --", "\u202egnp.exe", "zero\u200bwidth", "nul\0byte", "\ud800",
        "=cmd|' /C calc'!A0", "${jndi:ldap://x}", "{{7*7}}", "../../etc/passwd", "%00%0d%0aSet-Cookie: a=b", "\u0007bell", "𝕳𝖊𝖑𝖑𝖔", "İstanbul ı", "a" + new string('\u0301', 4000), "", "   ", "javascript:alert(1)", "-1", "null",
    ];

    /// <summary>A dozen main commands: method, path, and a body in which X stands wherever a text goes.</summary>
    private static readonly (string Method, string Path, string Body)[] Commands =
    [
        ("POST", "/api/v1/articles", """{"text":{"column":"news","title":"X","body":"X","summary":"X","source":"X"}}"""),
        ("POST", "/api/v1/articles", """{"text":{"column":"X","title":"fine","body":"fine"}}"""),
        ("POST", "/api/v1/parks/{park}/enquiries", """{"kind":"Question","title":"X","text":"X","contact":"X","name":"X"}"""),
        ("POST", "/api/v1/faq", """{"question":"X","answer":"X","questionEn":"X","answerEn":"X"}"""),
        ("PUT", "/api/v1/columns/x-x", """{"name":"X","nameEn":"X"}"""),
        ("POST", "/api/v1/departments", """{"name":"X"}"""),
        ("POST", "/api/v1/roles", """{"name":"X","permissions":["X"]}"""),
        ("POST", "/api/v1/invitations", """{"name":"X","email":"X","roles":["X"]}"""),
        ("POST", "/api/v1/applications", """{"park":"{park}","name":"X","uscc":"X","industryCode":"X","divisionCode":"X","contactName":"X","contactEmail":"X","contactPhone":"X"}"""),
        ("PUT", "/api/v1/me", """{"name":"X","culture":"X"}"""),
        ("POST", "/api/v1/invitation-links", """{"token":"X"}"""),
        ("POST", "/api/v1/password-resets", """{"token":"X","password":"X"}"""),
        ("PUT", "/api/v1/messages/webhook", """{"url":"X"}"""),
        ("POST", "/api/v1/policies", """{"content":{"title":"X","level":"National","issuer":"X","content":"X","conditions":"X","contact":"X","source":"X"}}"""),
    ];

    [Fact]
    public async Task Hostile_texts_in_every_field_are_refused_or_kept_as_text_and_never_break_anything()
    {
        using var at = await Installation.OnSqliteAsync();
        await using var portal = await PortalProcess.ServeAsync(at);
        using var client = portal.Client(at.Park.Key);
        var broken = new List<string>();
        var (taken, refused) = (0, 0);
        foreach (var (method, path, body) in Commands)
        {
            foreach (var text in Hostile)
            {
                using var answer = await SendAsync(client, method, path.Replace("{park}", at.Park.Park.ToString(), StringComparison.Ordinal), body.Replace("{park}", at.Park.Park.ToString(), StringComparison.Ordinal).Replace("\"X\"", Quoted(Fitting(text, body)), StringComparison.Ordinal));
                if ((int)answer.StatusCode >= 500) broken.Add($"{method} {path} with {text[..Math.Min(text.Length, 20)]}: {(int)answer.StatusCode} {await answer.Content.ReadAsStringAsync()}");
                if (answer.IsSuccessStatusCode) taken++;
                else refused++;
            }
        }
        output.WriteLine($"{taken} taken, {refused} refused");
        broken.ShouldBeEmpty();
        at.Rows("select count(*) from portal_articles").Single().ShouldNotBe("0");
        await EscapedAsync(client);
    }

    [Theory]
    [InlineData("deep", 400)]
    [InlineData("twice", 400)]
    [InlineData("twice in another case", 400)]
    [InlineData("twice inside in another case", 400)]
    [InlineData("wrong type", 400)]
    [InlineData("number for a list", 400)]
    [InlineData("unknown member", 400)]
    [InlineData("huge list", 400)]
    [InlineData("an array", 400)]
    [InlineData("cut short", 400)]
    [InlineData("not json", 400)]
    [InlineData("invalid utf-8", 400)]
    [InlineData("last moment", 422)]
    [InlineData("first moment", 400)]
    [InlineData("too large", 413)]
    public async Task Malformed_bodies_are_refused_calmly(string kind, int status)
    {
        var (portal, park) = await Shared.PortalAsync();
        using var client = portal.Client(park.Key);
        using var content = new ByteArrayContent(Body(kind));
        content.Headers.ContentType = new("application/json");
        using var answer = await client.PostAsync("/api/v1/articles", content);
        var told = await answer.Content.ReadAsStringAsync();
        ((int)answer.StatusCode).ShouldBe(status, told);
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json");
        told.ShouldNotContain("   at ");
        told.ShouldNotContain("SmartPark.");
    }

    [Theory]
    [InlineData("/api/v1/articles?size=99999999999999999999")]
    [InlineData("/api/v1/articles?size=-1&number=-5")]
    [InlineData("/api/v1/articles?number=2147483647&size=200")]
    [InlineData("/api/v1/articles?cursor=%00&sort=%00")]
    [InlineData("/api/v1/articles?from=9999-12-31T23:59:59Z")]
    [InlineData("/api/v1/articles?from=0001-01-01T00:00:00%2B14:00")]
    [InlineData("/api/v1/articles?text=%00%27%22%25_%5C")]
    [InlineData("/api/v1/articles?state=99")]
    [InlineData("/api/v1/articles/not-an-id")]
    [InlineData("/api/v1/search?text=%00%22*%20OR%20NEAR(")]
    [InlineData("/api/v1/search?text=%EF%BF%BF%ED%A0%80")]
    [InlineData("/api/v1/parks/%00/articles")]
    [InlineData("/api/v1/audit?from=x")]
    [InlineData("/search?q=%00%22*")]
    [InlineData("/policies?q=%27%22%00&page=-7")]
    [InlineData("/news?page=99999999999999")]
    [InlineData("/enterprises?page=-1&q=%25%25%00")]
    [InlineData("/p/%2e%2e%2f%2e%2e/news")]
    [InlineData("/articles/%00")]
    [InlineData("/c/%F0%9F%92%A9")]
    public async Task Odd_addresses_never_break_anything(string path)
    {
        var (portal, park) = await Shared.PortalAsync();
        using var client = portal.Client(path.StartsWith("/api", StringComparison.Ordinal) ? park.Key : null);
        using var answer = await client.GetAsync(path);
        ((int)answer.StatusCode).ShouldBeLessThan(500, await answer.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task A_replayed_key_with_another_body_is_refused_and_an_old_version_does_not_overwrite_a_new_one()
    {
        var (portal, park) = await Shared.PortalAsync();
        using var client = portal.Client(park.Key);
        var first = await KeyedAsync(client, "same-key", "one");
        (await KeyedAsync(client, "same-key", "one")).Body.ShouldBe(first.Body, "the same again answers the same");
        var other = await KeyedAsync(client, "same-key", "two");
        other.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        other.Body.ShouldContain("idempotency.other-request");
        foreach (var key in new[] { "", new string('k', 101), "with space", "ключ" }) (await KeyedAsync(client, key, "three")).Status.ShouldNotBe(HttpStatusCode.OK, key);
        var id = first.Body.Trim('"');
        (await ChangeAsync(client, id, "\"1\"")).ShouldBe(HttpStatusCode.NoContent);
        (await ChangeAsync(client, id, "\"1\"")).ShouldBe(HttpStatusCode.PreconditionFailed);
        (await ChangeAsync(client, id, "\"x\"")).ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task Bombs_in_the_clothes_of_a_sheet_are_refused_quickly()
    {
        var (portal, park) = await Shared.PortalAsync();
        using var client = portal.Client(park.Key);
        foreach (var (name, bytes) in new[] { ("inflates", Bombs.Inflating()), ("many entries", Bombs.ManyEntries()), ("entities", Bombs.Entities()), ("no sheet", Bombs.Empty()), ("cut", Bombs.Empty()[..40]) })
        {
            var began = TimeProvider.System.GetTimestamp();
            using var upload = await Upload.TryAsync(client, "people.xlsx", bytes);
            var told = await upload.Content.ReadAsStringAsync();
            if (upload.IsSuccessStatusCode)
            {
                using var preview = await client.PostAsJsonAsync("/api/v1/imports/people", new { fileId = System.Text.Json.JsonDocument.Parse(told).RootElement.GetProperty("id").GetGuid() });
                told = await preview.Content.ReadAsStringAsync();
                preview.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity, name + told);
                told.ShouldContain("sheet.");
            }
            else ((int)upload.StatusCode).ShouldBeInRange(400, 499, name + told);
            var took = TimeProvider.System.GetElapsedTime(began);
            output.WriteLine($"{name}, {bytes.Length / 1024} KB, {took.TotalMilliseconds:0} ms: {told[..Math.Min(told.Length, 200)]}");
            took.ShouldBeLessThan(TimeSpan.FromSeconds(30));
        }
        (await client.GetAsync("/health/live")).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    private static async Task EscapedAsync(HttpClient client)
    {
        var id = (await Writers.JsonAsync(await client.PostAsJsonAsync("/api/v1/articles", Writers.Article("<script>window.__pwn=1</script>", "<script>window.__pwn=2</script> <img src=x onerror=window.__pwn=3> [a](javascript:window.__pwn=4)")))).GetGuid();
        await Writers.JsonAsync(await client.PostAsJsonAsync($"/api/v1/articles/{id}/submit", new { version = 1 }));
        await Writers.JsonAsync(await client.PostAsJsonAsync($"/api/v1/articles/{id}/publish", new { version = 2 }));
        client.DefaultRequestHeaders.Authorization = null;
        foreach (var path in new[] { $"/articles/{id}", "/news", "/", "/feed.xml" })
        {
            var page = await client.GetStringAsync(path);
            page.ShouldContain("__pwn=1", Case.Sensitive, path);
            foreach (var live in new[] { "<script>window", "<img src=x", "onerror=window.__pwn=3>", "href=\"javascript:" }) page.ShouldNotContain(live, Case.Insensitive, path);
        }
    }

    private static async Task<(HttpStatusCode Status, string Body)> KeyedAsync(HttpClient client, string key, string title)
    {
        using var message = new HttpRequestMessage(HttpMethod.Post, "/api/v1/articles") { Content = JsonContent.Create(Writers.Article(title)) };
        message.Headers.TryAddWithoutValidation("Idempotency-Key", key);
        try
        {
            using var answer = await client.SendAsync(message);
            return (answer.StatusCode, await answer.Content.ReadAsStringAsync());
        }
        catch (HttpRequestException) { return (HttpStatusCode.BadRequest, "the client itself refuses such a header"); }
    }

    private static async Task<HttpStatusCode> ChangeAsync(HttpClient client, string id, string tag)
    {
        using var message = new HttpRequestMessage(HttpMethod.Put, $"/api/v1/articles/{id}") { Content = JsonContent.Create(Writers.Article("changed")) };
        message.Headers.TryAddWithoutValidation("If-Match", tag);
        using var answer = await client.SendAsync(message);
        return answer.StatusCode;
    }

    [Fact]
    public async Task A_rule_fifty_groups_deep_is_refused_in_words_about_rules()
    {
        var (portal, park) = await Shared.PortalAsync();
        using var client = portal.Client(park.Key);
        var tree = string.Concat(Enumerable.Repeat("{\"all\":[", 50)) + "{\"ask\":\"q\",\"check\":\"manual\",\"sentence\":\"s\"}" + string.Concat(Enumerable.Repeat("]}", 50));
        using var answer = await SendAsync(client, "PUT", $"/api/v1/policies/own/{Guid.NewGuid()}/rule", $"{{\"version\":0,\"inForceFrom\":null,\"body\":{{\"tree\":{tree}}}}}");
        (await answer.Content.ReadAsStringAsync()).ShouldContain("rule.deep");
    }

    private static async Task<HttpResponseMessage> SendAsync(HttpClient client, string method, string path, string body)
    {
        using var message = new HttpRequestMessage(new(method), path) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        return await client.SendAsync(message);
    }

    /// <summary>A text of a megabyte is shared among the fields: larger bodies are refused before they are read.</summary>
    private static string Fitting(string text, string body) => text.Length < 10_000 ? text : text[..(text.Length * 9 / 10 / (body.Split("\"X\"").Length - 1))];

    /// <summary>As JSON, a lone surrogate as its escape.</summary>
    private static string Quoted(string text) => text == "\ud800" ? "\"\\ud800\"" : System.Text.Json.JsonSerializer.Serialize(text, Unescaped);

    private static readonly System.Text.Json.JsonSerializerOptions Unescaped = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static byte[] Body(string kind) => kind switch
    {
        "invalid utf-8" => [.. """{"text":{"column":"news","body":"b","title":" """u8, 0xC3, 0x28, 0xFF, .. "\"}}"u8],
        "too large" => Encoding.UTF8.GetBytes("""{"text":{"column":"news","title":"t","body":"BODY"}}""".Replace("BODY", new string('x', 1_100_000), StringComparison.Ordinal)),
        _ => Encoding.UTF8.GetBytes(kind switch
        {
            "deep" => string.Concat(Enumerable.Repeat("""{"text":""", 200)) + "1" + new string('}', 200),
            "twice" => """{"text":{"column":"news","title":"t","body":"b"},"text":{"column":"news","title":"u","body":"b"}}""",
            "twice in another case" => """{"text":{"column":"news","title":"t","body":"b"},"Text":{"column":"news","title":"u","body":"b"}}""",
            "twice inside in another case" => """{"text":{"column":"news","title":"t","Title":"u","body":"b"}}""",
            "wrong type" => """{"text":{"column":7,"title":["t"],"body":{}}}""",
            "number for a list" => """{"text":{"column":"news","title":"t","body":"b","attachments":3}}""",
            "unknown member" => """{"text":{"column":"news","title":"t","body":"b","tenantId":"x"},"isAdmin":true}""",
            "huge list" => """{"text":{"column":"news","title":"t","body":"b","attachments":[""" + string.Join(',', Enumerable.Repeat("1", 100_000)) + "]}}",
            "an array" => "[1,2,3]",
            "cut short" => """{"text":{"column":"news","title":"t""",
            "last moment" => """{"text":{"column":"nowhere","title":"t","body":"b","expiresAt":"9999-12-31T23:59:59.9999999Z"}}""",
            "first moment" => """{"text":{"column":"nowhere","title":"t","body":"b","expiresAt":"0001-01-01T00:00:00+14:00"}}""",
            _ => "this is not json",
        }),
    };

    /// <summary>One portal for the tests that only ask.</summary>
    private static class Shared
    {
        private static readonly Lazy<Task<(Installation At, PortalProcess Portal)>> One = new(StartAsync);

        public static async Task<(PortalProcess Portal, SeededPark Park)> PortalAsync()
        {
            var (at, portal) = await One.Value;
            return (portal, at.Park);
        }

        private static async Task<(Installation, PortalProcess)> StartAsync()
        {
            var at = await Installation.OnSqliteAsync();
            var portal = await PortalProcess.ServeAsync(at);
            AppDomain.CurrentDomain.ProcessExit += (_, _) =>
            {
                portal.KillNow();
                at.Dispose();
            };
            return (at, portal);
        }
    }
}
