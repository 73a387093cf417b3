using System.Globalization;
using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using SmartPark.Kernel.Results;
using SmartPark.Kernel.Tenancy;
using SmartPark.Kernel.UseCases;

namespace SmartPark.Portal.Enquiries;

/// <summary>
/// Proof, good for an hour, that somebody opened an enquiry with its code; enterprises need none for their own. Encrypting happens before the transaction: a new key
/// of the installation may have to be stored, and that needs the database.
/// </summary>
internal sealed class AskerPass(IDataProtectionProvider protection, TimeProvider clock) : IBefore<FollowEnquiry>, IBefore<ScoreEnquiry>, IBefore<ReopenEnquiry>
{
    private static readonly TimeSpan Life = TimeSpan.FromHours(1);
    private readonly IDataProtector _protector = protection.CreateProtector("SmartPark.Portal.AskerPass.v1");
    private string? _opened;

    /// <summary>The pass for the number just asked for; handed out only when the code was right.</summary>
    public string Fresh { get; private set; } = "";

    public Task<Refusal?> BeforeAsync(FollowEnquiry request, CancellationToken ct)
    {
        var until = (clock.GetUtcNow() + Life).ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        Fresh = _protector.Protect($"{until}|{Subject(request.Park, request.Number.Trim().ToUpperInvariant())}");
        return Task.FromResult<Refusal?>(null);
    }

    public Task<Refusal?> BeforeAsync(ScoreEnquiry request, CancellationToken ct) => ReadAsync(request.Pass);

    public Task<Refusal?> BeforeAsync(ReopenEnquiry request, CancellationToken ct) => ReadAsync(request.Pass);

    /// <summary>The enquiry the asker may act on: by pass, or because it is the caller's own enterprise's.</summary>
    public async Task<Result<Enquiry>> OpenAsync(PortalDb db, CallContext call, Guid enquiryId, CancellationToken ct)
    {
        var enquiry = await db.Enquiries.SingleOrDefaultAsync(e => e.Id == enquiryId, ct);
        if (enquiry is null) return new Refusal("enquiry.pass");
        var own = call.Caller.Tenant is { } tenant && tenant == enquiry.ConsumerId && call.Caller.May(PortalPermissions.AskEnquiries);
        return own || _opened == Subject(enquiry.ProviderId, enquiry.Number) ? enquiry : new Refusal("enquiry.pass");
    }

    private static string Subject(TenantId park, string number) => $"{park}|{number}";

    private Task<Refusal?> ReadAsync(string? pass)
    {
        if (pass is not { Length: > 0 and <= 500 }) return Task.FromResult<Refusal?>(null);
        try
        {
            var parts = _protector.Unprotect(pass).Split('|', 2);
            if (long.Parse(parts[0], CultureInfo.InvariantCulture) > clock.GetUtcNow().ToUnixTimeSeconds()) _opened = parts[1];
        }
        catch (CryptographicException)
        {
            _opened = null;
        }
        return Task.FromResult<Refusal?>(null);
    }
}
