using System.Globalization;
using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using SmartPark.Identity.Checks;
using SmartPark.Identity.Secrets;
using SmartPark.Identity.SignIn;
using SmartPark.Identity.Tenants;
using SmartPark.Kernel.Codes;
using SmartPark.Kernel.Events;
using SmartPark.Kernel.Results;
using SmartPark.Kernel.Tenancy;
using SmartPark.Kernel.UseCases;

namespace SmartPark.Identity.Applications;

/// <summary>A company applies to become a tenant of a park. Visitors may; the park decides.</summary>
/// <param name="Park">The park.</param>
/// <param name="SubKind">Resident or prospective enterprise, or what kind of partner.</param>
/// <param name="Company">Full name, at most 100 characters.</param>
/// <param name="Uscc">Unified social credit code; both check digits are verified (GB 32100-2015, GB 11714-1997).</param>
/// <param name="IndustryCode">GB/T 4754-2017.</param>
/// <param name="DivisionCode">GB/T 2260, six digits.</param>
/// <param name="ContactName">First administrator.</param>
/// <param name="ContactEmail">His e-mail: the login.</param>
/// <param name="ContactPhone">His mobile number.</param>
/// <param name="LicenceShowsIt">True when the inner check digit of the code does not fit and the licence really shows it so.</param>
/// <param name="Device">From where, for the throttle; null for none.</param>
/// <remarks>Refusals: those of codes, names and addresses; <c>application.sub-kind</c>, <c>application.waiting</c>, <c>tenant.uscc-taken</c>, <c>tenant.park</c>, <c>request.too-many</c>.</remarks>
[Anonymous]
[ShownOnce]
public sealed record RegisterEnterprise(
    TenantId Park, TenantSubKind SubKind, string Company, string Uscc, string IndustryCode, string DivisionCode, string ContactName, string ContactEmail, string? ContactPhone = null,
    bool LicenceShowsIt = false, Sessions.Device? Device = null) : ICommand<FiledApplication>, IAddressedTo, IChecked
{
    TenantId IAddressedTo.Addressee => Park;

    /// <inheritdoc/>
    public IEnumerable<Refusal> Check() =>
    [
        .. SubKind.KindOf() is TenantKinds.Enterprise or TenantKinds.Partner ? [] : (Refusal[])[new("application.sub-kind", nameof(SubKind))],
        .. Shape.Line(Company, Shape.TenantName, nameof(Company)), .. Shape.Uscc(Uscc, nameof(Uscc), LicenceShowsIt),
        .. Shape.Industry(IndustryCode, nameof(IndustryCode)), .. Shape.Division(DivisionCode, nameof(DivisionCode)),
        .. Shape.Line(ContactName, Shape.PersonName, nameof(ContactName)), .. Shape.Email(ContactEmail, nameof(ContactEmail)), .. Shape.Phone(ContactPhone, nameof(ContactPhone)),
    ];
}

/// <summary>An application that was filed. Number and secret together show its state; the secret is shown once.</summary>
/// <param name="ApplicationId">Its id.</param>
/// <param name="Number">Its number, <c>20261122-4F7K2M</c>.</param>
/// <param name="Secret">What only the applicant knows.</param>
public sealed record FiledApplication(Guid ApplicationId, string Number, string Secret);

internal sealed class BeforeRegisterEnterprise(SignInThrottle throttle) : IBefore<RegisterEnterprise>
{
    public Task<Refusal?> BeforeAsync(RegisterEnterprise request, CancellationToken ct)
    {
        var seconds = request.Device is { Address.Length: > 0 } device ? throttle.Count("g" + device.Address, device.Address) : null;
        return Task.FromResult(seconds is null ? null : Refusal.With("request.too-many", null, seconds));
    }
}

internal sealed class RegisterEnterpriseHandler(IdentityDb db, CallContext call, TimeProvider clock) : IHandle<RegisterEnterprise, FiledApplication>
{
    // No 0 O 1 I L: numbers are told on the telephone.
    private const string Alphabet = "23456789ABCDEFGHJKMNPQRSTUVWXYZ";

    public async Task<Result<FiledApplication>> Handle(RegisterEnterprise request, CancellationToken cancellationToken)
    {
        if (!await db.Tenants.AnyAsync(t => t.Id == request.Park && t.Kind == TenantKinds.Park && t.Enabled, cancellationToken)) return new Refusal("tenant.park", nameof(request.Park));
        var applicant = Applicant(request);
        if (await db.Tenants.AnyAsync(t => t.Uscc == applicant.Uscc, cancellationToken)) return Refusal.With("tenant.uscc-taken", nameof(request.Uscc), applicant.Uscc);
        var waiting = await db.Applications.AnyAsync(a => a.ProviderId == request.Park && a.Uscc == applicant.Uscc && a.State == ApplicationState.Filed, cancellationToken);
        if (waiting) return new Refusal("application.waiting", nameof(request.Uscc));
        var now = clock.GetUtcNow();
        var number = now.ToOffset(TimeSpan.FromHours(8)).ToString("yyyyMMdd", CultureInfo.InvariantCulture) + "-" + RandomNumberGenerator.GetString(Alphabet, 6);
        var secret = RandomNumberGenerator.GetString(Alphabet, 16);
        var application = EnterpriseApplication.File(request.Park, applicant, number, Secret.Hash(secret), call.Caller.Person, now);
        db.Add(application);
        db.Raise(Told(application));
        return new FiledApplication(application.Id, number, secret);
    }

    private static Applicant Applicant(RegisterEnterprise r)
    {
        UnifiedCreditCode.TryParse(r.Uscc, out var uscc);
        IndustryCode.TryParse(r.IndustryCode, out var industry);
        return new(r.SubKind, Shape.Clean(r.Company, Shape.TenantName), uscc.Value, industry.Code, (int)industry.Edition, r.DivisionCode,
            Shape.Clean(r.ContactName, Shape.PersonName), Shape.EmailOrNull(r.ContactEmail)!, Shape.PhoneOrNull(r.ContactPhone));
    }

    private static MessageRequested Told(EnterpriseApplication a) => new(
        a.ProviderId, "application.filed", new(Tenants: [a.ProviderId], Permission: IdentityPermissions.ApplicationsDecide),
        new($"新的入驻申请：{a.Company}", $"New application: {a.Company}"),
        new($"申请编号 {a.Number}，联系人 {a.ContactName}。请审核。", $"Application {a.Number}, contact {a.ContactName}. Please decide."),
        "/w/applications/" + a.Id);
}
