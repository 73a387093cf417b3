using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;
using SmartPark.Policies.Facts;

namespace SmartPark.Policies.Calculator;

/// <summary>The answers of a visitor, kept encrypted in his own browser and nowhere else, until his enterprise is open and takes them over.</summary>
internal sealed class Answers(IDataProtectionProvider protection)
{
    public const string Cookie = "sp-calculator";
    private static readonly TimeSpan Life = TimeSpan.FromDays(30);
    private readonly ITimeLimitedDataProtector _seal = protection.CreateProtector("SmartPark.Policies.Calculator").ToTimeLimitedDataProtector();

    public void Keep(HttpContext http, KeptAnswers answers) => http.Response.Cookies.Append(Cookie, _seal.Protect(JsonSerializer.Serialize(answers), Life),
        new CookieOptions { HttpOnly = true, Secure = http.Request.IsHttps, SameSite = SameSiteMode.Lax, MaxAge = Life, Path = "/", IsEssential = true });

    public KeptAnswers? Read(HttpContext http)
    {
        if (http.Request.Cookies[Cookie] is not { Length: > 0 } kept) return null;
        try { return JsonSerializer.Deserialize<KeptAnswers>(_seal.Unprotect(kept)); }
        catch (Exception e) when (e is System.Security.Cryptography.CryptographicException or JsonException) { return null; }
    }

    public static void Forget(HttpContext http) => http.Response.Cookies.Delete(Cookie, new CookieOptions { Path = "/" });
}

/// <summary>Answers with their day.</summary>
internal sealed record KeptAnswers(DateOnly On, IReadOnlyList<FactInput> Facts);
