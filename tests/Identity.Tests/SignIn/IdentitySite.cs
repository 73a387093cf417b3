using System.Net;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using SmartPark.Identity.People;
using SmartPark.Kernel.UseCases;

namespace SmartPark.Identity.Tests.SignIn;

/// <summary>The sign-in endpoints on a web host over the database of an <see cref="IdentityHost"/>.</summary>
internal sealed class IdentitySite : IAsyncDisposable
{
    private readonly WebApplication _app;

    private IdentitySite(IdentityHost host, WebApplication app) => (Host, _app) = (host, app);

    public IdentityHost Host { get; }

    public IServiceProvider Services => _app.Services;

    public static async Task<IdentitySite> StartAsync()
    {
        var host = await IdentityHost.StartAsync();
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseTestServer();
        host.Register(builder.Services);
        IdentityModule.AddSignIn(builder.Services);
        var app = builder.Build();
        app.UseAuthentication();
        app.UseAuthorization();
        IdentityModule.MapSignIn(app);
        app.MapGet("/token", (HttpContext http, IAntiforgery antiforgery) => antiforgery.GetAndStoreTokens(http).RequestToken!);
        app.MapGet("/whoami", async (IUseCases useCases) => (await useCases.SendAsync(new Me())) is { Succeeded: true } me ? me.Value.Email! : "-");
        app.MapGet("/claims", (HttpContext http) => string.Join('\n', http.User.Claims.Select(c => c.Type + "=" + c.Value)));
        app.MapGet("/w/secret", () => "secret").RequireAuthorization();
        app.MapGet("/api/v1/secret", () => "secret").RequireAuthorization();
        await app.StartAsync();
        return new(host, app);
    }

    /// <summary>A browser that follows nothing by itself.</summary>
    public Browser Browse(string origin = "https://park.example") => new(new HttpClient(new CookieJar(_app.GetTestServer().CreateHandler())) { BaseAddress = new Uri(origin) });

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        await Host.DisposeAsync();
    }
}

/// <summary>A browser with cookies.</summary>
internal sealed class Browser(HttpClient client)
{
    public HttpClient Client { get; } = client;

    public Task<string> ReadAsync(string path) => Client.GetStringAsync(path);

    /// <summary>Posts a form with the antiforgery token of the moment.</summary>
    public async Task<HttpResponseMessage> PostAsync(string path, params (string Name, string Value)[] fields)
    {
        var token = await ReadAsync("/token");
        return await PostBareAsync(path, [.. fields, ("__RequestVerificationToken", token)]);
    }

    public Task<HttpResponseMessage> PostBareAsync(string path, params (string Name, string Value)[] fields) =>
        Client.PostAsync(path, new FormUrlEncodedContent(fields.Select(f => KeyValuePair.Create(f.Name, f.Value))));

    public Task<HttpResponseMessage> SignInAsync(string login, string password = IdentityHost.Password, string returnUrl = "/w") =>
        PostAsync("/account/sign-in", ("login", login), ("password", password), ("returnUrl", returnUrl));
}

/// <summary>Keeps cookies as a browser does.</summary>
internal sealed class CookieJar(HttpMessageHandler inner) : DelegatingHandler(inner)
{
    private readonly CookieContainer _cookies = new();

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (_cookies.GetCookieHeader(request.RequestUri!) is { Length: > 0 } header) request.Headers.Add("Cookie", header);
        var response = await base.SendAsync(request, cancellationToken);
        if (response.Headers.TryGetValues("Set-Cookie", out var set))
        {
            foreach (var cookie in set) _cookies.SetCookies(request.RequestUri!, cookie);
        }
        return response;
    }
}
