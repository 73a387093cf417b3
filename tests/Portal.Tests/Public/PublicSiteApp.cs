using System.Net;
using SmartPark.Kernel.Tenancy;
using SmartPark.Portal.Articles;
using SmartPark.Portal.Directory;
using SmartPark.Portal.Sites;
using SmartPark.Testing.Web;

namespace SmartPark.Portal.Tests.Public;

/// <summary>Two parks with articles, one of them scheduled, and an enterprise, served by the whole portal.</summary>
public sealed class PublicSiteApp : IAsyncLifetime
{
    public const string SouthHost = "south.example.org";

    public PortalApp App { get; } = new();

    public TenantId North { get; private set; }

    public TenantId South { get; private set; }

    public TenantId Firm { get; } = TenantId.New();

    public Guid Article { get; private set; }

    public async ValueTask InitializeAsync()
    {
        North = await App.OpenSiteAsync("north", "北园", "North Park");
        South = await App.OpenSiteAsync("south", "南园", "South Park");
        (await App.SystemAsync(new ChangeSite(1, "south", "南园", "South Park", SouthHost, null, "#7a3b8f", "", "", new(), "", ["news"], new(), false), South)).Require();
        Article = await PublishAsync(North, "news", "供需对接会签约");
        await PublishAsync(North, "notice", "消防检查通知");
        await PublishAsync(South, "news", "南园开园");
        (await App.SystemAsync(new OpenCard(TenantKinds.Enterprise, "辽河精密机械有限公司", North, null, "3421", "210106"), Firm)).Require();
        await App.DeliverAsync();
    }

    public async Task<Guid> PublishAsync(TenantId park, string column, string title)
    {
        var id = await SubmitAsync(park, column, title);
        (await App.SystemAsync(new PublishArticle(id, 2), park)).Require();
        return id;
    }

    public async Task<Guid> SubmitAsync(TenantId park, string column, string title)
    {
        var id = (await App.SystemAsync(new WriteArticle(new(column, title, "正文,**两段**。\n\n第二段。")), park)).Require();
        (await App.SystemAsync(new SubmitArticle(id, 1), park)).Require();
        return id;
    }

    public async Task<string> ReadAsync(string path, string? cookie = null, string? host = null)
    {
        using var answer = await AnswerAsync(path, cookie, host);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK, path);
        return await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
    }

    public async Task<HttpResponseMessage> AnswerAsync(string path, string? cookie = null, string? host = null)
    {
        using var visitor = App.Visitor();
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        if (cookie is not null) request.Headers.Add("Cookie", cookie);
        if (host is not null) request.Headers.Host = host;
        return await visitor.SendAsync(request, TestContext.Current.CancellationToken);
    }

    public ValueTask DisposeAsync() => App.DisposeAsync();
}
