using System.Net;
using System.Text.RegularExpressions;
using SmartPark.Portal.Enquiries;
using SmartPark.Testing.Web;

namespace SmartPark.Portal.Tests.Public;

public sealed partial class AskFormTests(PublicSiteApp site) : IClassFixture<PublicSiteApp>
{
    [Fact]
    public async Task A_question_is_put_and_followed_with_number_and_code_without_sending_it_twice()
    {
        using var visitor = site.App.Visitor();
        using var sent = await PostAsync(visitor, "/questions", "ask", new() { ["Input.Kind"] = "Question", ["Input.Title"] = "怎样入驻", ["Input.Text"] = "需要哪些材料?" });
        sent.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        var place = sent.Headers.Location!.ToString();
        var number = Number().Match(place).Value;
        number.ShouldNotBeEmpty();
        var receipt = await TextAsync(visitor, place);
        var code = Regex.Match(receipt, "<code>([A-Z2-9]{8})</code>").Groups[1].Value;
        code.ShouldNotBeEmpty();
        receipt.ShouldContain("怎样入驻");

        using var other = site.App.Visitor();
        (await TextAsync(other, place)).ShouldNotContain("怎样入驻");
        using var wrong = await PostAsync(other, "/questions/follow", "follow", new() { ["Key.Number"] = number, ["Key.Code"] = "AAAAAAAA" });
        (await wrong.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).ShouldContain("编号和查询码对不上");
        using var right = await PostAsync(other, "/questions/follow", "follow", new() { ["Key.Number"] = number.ToLowerInvariant(), ["Key.Code"] = code });
        right.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        var opened = await TextAsync(other, right.Headers.Location!.ToString());
        opened.ShouldContain("怎样入驻");
        opened.ShouldNotContain(code);
    }

    [Fact]
    public async Task A_complaint_without_contact_comes_back_with_everything_that_was_typed()
    {
        using var visitor = site.App.Visitor();
        using var answer = await PostAsync(visitor, "/questions", "ask", new() { ["Input.Kind"] = "Complaint", ["Input.Title"] = "夜间噪声", ["Input.Text"] = "二期工地。" });
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        var page = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        page.ShouldContain("夜间噪声");
        page.ShouldContain("id=\"Contact-error\"");
        page.ShouldContain("href=\"/questions#Contact\"");
    }

    [Fact]
    public async Task A_form_without_its_token_is_refused()
    {
        using var visitor = site.App.Visitor();
        using var form = new FormUrlEncodedContent(new Dictionary<string, string> { ["_handler"] = "ask", ["Input.Title"] = "x", ["Input.Text"] = "y" });
        using var answer = await visitor.PostAsync("/questions", form, TestContext.Current.CancellationToken);
        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task A_common_question_is_found_by_its_words()
    {
        (await site.App.SystemAsync(new WriteFaq(null, 0, EnquiryKind.Question, "食堂几点开门?", "**6 点半**。"), site.North)).Require();
        using var visitor = site.App.Visitor();
        (await TextAsync(visitor, "/questions?q=食堂")).ShouldContain("<strong>6 点半</strong>");
        (await TextAsync(visitor, "/questions?q=电梯")).ShouldContain("没有符合“电梯”的常见问题");
    }

    private static async Task<HttpResponseMessage> PostAsync(HttpClient visitor, string path, string form, Dictionary<string, string> values)
    {
        var page = await TextAsync(visitor, path);
        values["_handler"] = form;
        values[FormToken.Field] = FormToken.Of(page);
        using var content = new FormUrlEncodedContent(values);
        return await visitor.PostAsync(path, content, TestContext.Current.CancellationToken);
    }

    private static Task<string> TextAsync(HttpClient visitor, string path) => visitor.GetStringAsync(path, TestContext.Current.CancellationToken);

    [GeneratedRegex("ZX[0-9]{4}-[0-9]{6}")]
    private static partial Regex Number();
}
