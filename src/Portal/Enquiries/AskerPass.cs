using System.Globalization;
using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using SmartPark.Kernel.Results;
using SmartPark.Kernel.UseCases;

namespace SmartPark.Portal.Enquiries;

/// <summary>Proof, good for an hour, that somebody opened an enquiry with its code; enterprises need none for their own.</summary>
internal sealed class AskerPass(IDataProtectionProvider protection, TimeProvider clock)
{
    private static readonly TimeSpan Life = TimeSpan.FromHours(1);
    private readonly IDataProtector _protector = protection.CreateProtector("SmartPark.Portal.AskerPass.v1");

    public string For(Guid enquiry) => _protector.Protect($"{enquiry:N}|{(clock.GetUtcNow() + Life).ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture)}");

    /// <summary>The enquiry the asker may act on: by pass, or because it is the caller's own enterprise's.</summary>
    public async Task<Result<Enquiry>> OpenAsync(PortalDb db, CallContext call, Guid enquiryId, string? pass, CancellationToken ct)
    {
        var enquiry = await db.Enquiries.SingleOrDefaultAsync(e => e.Id == enquiryId, ct);
        var own = enquiry is not null && call.Caller.Tenant is { } tenant && tenant == enquiry.ConsumerId && call.Caller.May(PortalPermissions.AskEnquiries);
        return enquiry is not null && (own || Opens(enquiry.Id, pass)) ? enquiry : new Refusal("enquiry.pass");
    }

    private bool Opens(Guid enquiry, string? pass)
    {
        if (string.IsNullOrEmpty(pass) || pass.Length > 500) return false;
        try
        {
            var parts = _protector.Unprotect(pass).Split('|');
            return parts[0] == enquiry.ToString("N") && long.Parse(parts[1], CultureInfo.InvariantCulture) > clock.GetUtcNow().ToUnixTimeSeconds();
        }
        catch (CryptographicException)
        {
            return false;
        }
    }
}
