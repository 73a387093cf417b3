using System.Net;
using Microsoft.AspNetCore.Http;

namespace SmartPark.Identity.SignIn;

/// <summary>
/// The cookies of signing in: HttpOnly, SameSite=Lax, bound to this host by the <c>__Host-</c> prefix and Secure (ASVS 5.0 V3.3). Only on the machine itself, over plain http,
/// where browsers refuse such cookies, the names go without the prefix.
/// </summary>
internal static class SignInCookies
{
    public const string Session = "smartpark";
    public const string Pending = "smartpark-pending";
    public const string Passkey = "smartpark-passkey";

    /// <summary>False on an unencrypted connection from another machine: nobody may sign in there.</summary>
    public static bool CanKeep(HttpRequest request) => request.IsHttps || IsThisMachine(request);

    public static string? Read(HttpRequest request, string name) => request.Cookies[NameOf(request, name)];

    public static void Write(HttpContext http, string name, string value, TimeSpan? life = null) =>
        http.Response.Cookies.Append(NameOf(http.Request, name), value, OptionsOf(http.Request, life));

    public static void Clear(HttpContext http, string name) => http.Response.Cookies.Delete(NameOf(http.Request, name), OptionsOf(http.Request, null));

    private static string NameOf(HttpRequest request, string name) => request.IsHttps ? "__Host-" + name : name;

    private static CookieOptions OptionsOf(HttpRequest request, TimeSpan? life) =>
        new() { HttpOnly = true, Secure = request.IsHttps, SameSite = SameSiteMode.Lax, Path = "/", IsEssential = true, MaxAge = life };

    private static bool IsThisMachine(HttpRequest request) =>
        request.Host.Host is "localhost" || (IPAddress.TryParse(request.Host.Host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address));
}
