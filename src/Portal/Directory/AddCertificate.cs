using Microsoft.EntityFrameworkCore;
using SmartPark.Kernel.Results;
using SmartPark.Kernel.UseCases;

namespace SmartPark.Portal.Directory;

/// <summary>Adds a certificate to the own enterprise's page.</summary>
/// <param name="Name">Name, at most 100 characters.</param>
/// <param name="Number">Number, at most 100 characters.</param>
/// <param name="Issuer">Who issued it.</param>
/// <param name="ValidFrom">First day.</param>
/// <param name="ValidUntil">Last day; null when it has none.</param>
/// <param name="FileId">Scan, or null.</param>
/// <returns>The certificate's id.</returns>
/// <remarks>Refusals: <c>card.not-found</c>, <c>certificate.dates</c>, <c>certificate.too-many</c> and those of texts.</remarks>
[Permission(PortalPermissions.EditDirectory)]
public sealed record AddCertificate(string Name, string Number, string Issuer, DateOnly ValidFrom, DateOnly? ValidUntil, Guid? FileId = null) : ICommand<Guid>, IChecked
{
    /// <inheritdoc/>
    public IEnumerable<Refusal> Check() => PortalTexts.Found(
        PortalTexts.Line(Name, 100, nameof(Name)), PortalTexts.Line(Number, 100, nameof(Number), false), PortalTexts.Line(Issuer, 200, nameof(Issuer), false),
        ValidUntil < ValidFrom ? new Refusal("certificate.dates", nameof(ValidUntil)) : null);
}

internal sealed class AddCertificateHandler(PortalDb db, CallContext call) : IHandle<AddCertificate, Guid>
{
    private const int Most = 100;

    public async Task<Result<Guid>> Handle(AddCertificate request, CancellationToken cancellationToken)
    {
        var card = await db.EnterpriseCards.SingleOrDefaultAsync(c => c.TenantId == call.Tenant, cancellationToken);
        if (card is null) return new Refusal("card.not-found");
        if (await db.Certificates.CountAsync(c => c.TenantId == call.Tenant, cancellationToken) >= Most) return Refusal.With("certificate.too-many", null, Most);
        var certificate = Certificate.Of(call.Tenant, request, card.Visible);
        db.Add(certificate);
        return certificate.Id;
    }
}

/// <summary>Removes a certificate of the own enterprise.</summary>
/// <param name="CertificateId">The certificate.</param>
/// <remarks>Refusal: <c>certificate.not-found</c>.</remarks>
[Permission(PortalPermissions.EditDirectory)]
public sealed record RemoveCertificate(Guid CertificateId) : ICommand;

internal sealed class RemoveCertificateHandler(PortalDb db, CallContext call) : IHandle<RemoveCertificate, Done>
{
    public async Task<Result<Done>> Handle(RemoveCertificate request, CancellationToken cancellationToken)
    {
        var certificate = await db.Certificates.SingleOrDefaultAsync(c => c.Id == request.CertificateId && c.TenantId == call.Tenant, cancellationToken);
        if (certificate is null) return new Refusal("certificate.not-found", nameof(request.CertificateId));
        certificate.Leave();
        db.Remove(certificate);
        return Result.Done;
    }
}
