using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;

namespace SmartPark.Portal.Public;

/// <summary>
/// Remembers for 20 minutes which enquiry a visitor put or opened, so that a page shown again neither sends it twice nor asks for the code again. Encrypted, unreadable to scripts,
/// sent to this site only.
/// </summary>
internal sealed class EnquiryCookie(IDataProtectionProvider protection)
{
    private const string Name = "sp-enquiry";
    private static readonly TimeSpan Life = TimeSpan.FromMinutes(20);
    private readonly ITimeLimitedDataProtector _protector = protection.CreateProtector("SmartPark.Portal.EnquiryCookie.v1").ToTimeLimitedDataProtector();

    public void Write(HttpContext http, OpenedEnquiry opened)
    {
        var text = _protector.Protect($"{opened.Number}|{opened.Code}|{(opened.Fresh ? "1" : "")}", Life);
        http.Response.Cookies.Append(Name, text, new() { MaxAge = Life, HttpOnly = true, IsEssential = true, SameSite = SameSiteMode.Lax, Secure = http.Request.IsHttps, Path = "/" });
    }

    /// <summary>The enquiry when it is the one of that number, else null.</summary>
    public OpenedEnquiry? Read(HttpContext http, string number)
    {
        if (http.Request.Cookies[Name] is not { Length: > 0 and < 1000 } text) return null;
        try
        {
            var parts = _protector.Unprotect(text).Split('|');
            return parts.Length == 3 && string.Equals(parts[0], number, StringComparison.OrdinalIgnoreCase) ? new(parts[0], parts[1], parts[2].Length > 0) : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}

/// <summary>An enquiry a visitor holds the key to.</summary>
/// <param name="Number">Its number.</param>
/// <param name="Code">Access code; empty for an enterprise's, which is followed in the workbench.</param>
/// <param name="Fresh">True when it was just put: the code is shown.</param>
internal sealed record OpenedEnquiry(string Number, string Code, bool Fresh);
