using System.Diagnostics;
using System.Net;
using SmartPark.Testing.Web;

namespace SmartPark.Bench.Portal;

/// <summary>Somebody with a browser's cookies: a visitor, or a person who signed in by the form.</summary>
internal sealed class Member : IDisposable
{
    private readonly HttpClient _http;

    private Member(Uri address) => _http = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseProxy = false, CookieContainer = Cookies(address) }) { BaseAddress = address };

    /// <summary>Signs in with the demo park's password.</summary>
    public static async Task<Member> SignInAsync(Uri address, string login)
    {
        var member = new Member(address);
        var page = await member._http.GetStringAsync("/account/sign-in");
        using var form = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["login"] = login,
            ["password"] = Portals.Password,
            ["returnUrl"] = "/w",
            [FormToken.Field] = FormToken.Of(page),
        });
        using var answer = await member._http.PostAsync("/account/sign-in", form);
        if (answer.StatusCode == HttpStatusCode.SeeOther && answer.Headers.Location?.ToString() == "/w") return member;
        throw new InvalidOperationException($"{login} could not sign in: {(int)answer.StatusCode} {answer.Headers.Location}");
    }

    /// <summary>A visitor whose cookie keeps him out of the cache of public pages, so each page is made anew.</summary>
    public static Member Visitor(Uri address) => new(address);

    /// <summary>Reads a whole page.</summary>
    /// <returns>Milliseconds, and the body's length.</returns>
    public async Task<(double Milliseconds, int Bytes)> ReadAsync(string path)
    {
        var at = Stopwatch.GetTimestamp();
        using var answer = await _http.GetAsync(path);
        var body = await answer.Content.ReadAsByteArrayAsync();
        if (answer.StatusCode != HttpStatusCode.OK) throw new InvalidOperationException($"{path} answered {(int)answer.StatusCode}");
        return (Stopwatch.GetElapsedTime(at).TotalMilliseconds, body.Length);
    }

    public void Dispose() => _http.Dispose();

    private static CookieContainer Cookies(Uri address)
    {
        var cookies = new CookieContainer();
        cookies.Add(address, new Cookie("bench", "1"));
        return cookies;
    }
}
