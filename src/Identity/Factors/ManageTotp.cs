using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using QRCoder;
using SmartPark.Identity.Sessions;
using SmartPark.Kernel.Results;
using SmartPark.Kernel.Tenancy;
using SmartPark.Kernel.UseCases;

namespace SmartPark.Identity.Factors;

/// <summary>Begins to set up an authenticator app. Nothing changes for signing in until <see cref="ConfirmTotp"/>; an app that is confirmed already stays until then.</summary>
/// <remarks>Refusals: <c>session.reauthenticate</c>, <c>factor.exists</c>.</remarks>
[Permission(Permission.SignedIn)]
public sealed record StartTotp : ICommand<TotpSetup>;

/// <summary>What the authenticator app needs; shown once.</summary>
/// <param name="Secret">20 bytes in Base32, to be typed.</param>
/// <param name="Uri"><c>otpauth://totp/…</c></param>
/// <param name="Svg">The address as a QR code (ISO/IEC 18004), an SVG picture.</param>
public sealed record TotpSetup(string Secret, string Uri, string Svg);

/// <summary>Proves that the app works; from now on signing in by password asks for its code.</summary>
/// <param name="Code">6 digits.</param>
/// <returns>Ten recovery codes, shown once; earlier ones stop working.</returns>
/// <remarks>Refusals: <c>factor.code</c>, <c>factor.not-started</c>, <c>request.too-many</c>.</remarks>
[Permission(Permission.SignedIn)]
[ShownOnce]
public sealed record ConfirmTotp(string Code) : ICommand<IReadOnlyList<string>>;

/// <summary>Removes the authenticator app and the recovery codes.</summary>
/// <remarks>Refusals: <c>session.reauthenticate</c>, <c>factor.not-started</c>.</remarks>
[Permission(Permission.SignedIn)]
public sealed record RemoveTotp : ICommand;

/// <summary>Makes ten new recovery codes; earlier ones stop working.</summary>
/// <remarks>Refusals: <c>session.reauthenticate</c>, <c>factor.not-started</c>.</remarks>
[Permission(Permission.SignedIn)]
public sealed record RenewRecoveryCodes : ICommand<IReadOnlyList<string>>;

internal sealed class BeforeStartTotp(FactorSecrets secrets) : IBefore<StartTotp>
{
    public byte[] Secret { get; } = RandomNumberGenerator.GetBytes(Totp.SecretBytes);

    public string Sealed { get; private set; } = "";

    public Task<Refusal?> BeforeAsync(StartTotp request, CancellationToken ct)
    {
        Sealed = secrets.Seal(Secret);
        return Task.FromResult<Refusal?>(null);
    }
}

internal sealed class StartTotpHandler(IdentityDb db, CallContext call, BeforeStartTotp before, Freshness freshness) : IHandle<StartTotp, TotpSetup>
{
    private const string Issuer = "SmartPark";

    public async Task<Result<TotpSetup>> Handle(StartTotp request, CancellationToken cancellationToken)
    {
        if (await freshness.MissingAsync(cancellationToken) is { } missing) return missing;
        var factor = await db.TotpFactors.FirstOrDefaultAsync(f => f.PersonId == call.Person, cancellationToken);
        if (factor?.ConfirmedAt is not null) return new Refusal("factor.exists");
        if (factor is null) db.Add(TotpFactor.Make(call.Person, before.Sealed));
        else factor.Replace(before.Sealed);
        var account = await db.Accounts.AsNoTracking().SingleAsync(a => a.PersonId == call.Person, cancellationToken);
        var secret = Base32.Encode(before.Secret);
        var label = Uri.EscapeDataString($"{Issuer}:{account.Email ?? account.Phone ?? account.Name}");
        var uri = $"otpauth://totp/{label}?secret={secret}&issuer={Issuer}&algorithm=SHA1&digits=6&period={Totp.Seconds}";
        return new TotpSetup(secret, uri, Picture(uri));
    }

    private static string Picture(string uri)
    {
        using var data = QRCodeGenerator.GenerateQrCode(uri, QRCodeGenerator.ECCLevel.M);
        using var svg = new SvgQRCode(data);
        return svg.GetGraphic(4);
    }
}

internal sealed class BeforeConfirmTotp(IdentityDb db, CallContext call, FactorSecrets secrets, SignIn.SignInThrottle throttle) : IBefore<ConfirmTotp>
{
    public byte[] Secret { get; private set; } = [];

    public async Task<Refusal?> BeforeAsync(ConfirmTotp request, CancellationToken ct)
    {
        if (throttle.Count("2" + call.Person, "") is { } seconds) return Refusal.With("request.too-many", null, seconds);
        var factor = await db.TotpFactors.AsNoTracking().FirstOrDefaultAsync(f => f.PersonId == call.Person, ct);
        if (factor is not null) Secret = secrets.Open(factor.ProtectedSecret);
        return null;
    }
}

internal sealed class ConfirmTotpHandler(IdentityDb db, CallContext call, BeforeConfirmTotp before, TimeProvider clock) : IHandle<ConfirmTotp, IReadOnlyList<string>>
{
    public async Task<Result<IReadOnlyList<string>>> Handle(ConfirmTotp request, CancellationToken cancellationToken)
    {
        if (await db.TotpFactors.FirstOrDefaultAsync(f => f.PersonId == call.Person && f.ConfirmedAt == null, cancellationToken) is not { } factor) return new Refusal("factor.not-started");
        var now = clock.GetUtcNow();
        if (Totp.Match(before.Secret, request.Code.Trim(), now, factor.LastStep) is not { } step) return new Refusal("factor.code", nameof(request.Code));
        factor.Use(step);
        factor.Confirm(now);
        return await RecoveryCodeSet.ReplaceAsync(db, call.Person, cancellationToken);
    }
}

internal sealed class RemoveTotpHandler(IdentityDb db, CallContext call, Freshness freshness) : IHandle<RemoveTotp, Done>, IHandle<RenewRecoveryCodes, IReadOnlyList<string>>
{
    public async Task<Result<Done>> Handle(RemoveTotp request, CancellationToken cancellationToken)
    {
        if (await freshness.MissingAsync(cancellationToken) is { } missing) return missing;
        if (await db.TotpFactors.FirstOrDefaultAsync(f => f.PersonId == call.Person, cancellationToken) is not { } factor) return new Refusal("factor.not-started");
        db.Remove(factor);
        db.RemoveRange(await db.RecoveryCodes.Where(c => c.PersonId == call.Person).ToListAsync(cancellationToken));
        return Result.Done;
    }

    public async Task<Result<IReadOnlyList<string>>> Handle(RenewRecoveryCodes request, CancellationToken cancellationToken)
    {
        if (await freshness.MissingAsync(cancellationToken) is { } missing) return missing;
        var confirmed = await db.TotpFactors.AnyAsync(f => f.PersonId == call.Person && f.ConfirmedAt != null, cancellationToken);
        return confirmed ? await RecoveryCodeSet.ReplaceAsync(db, call.Person, cancellationToken) : new Refusal("factor.not-started");
    }
}

/// <summary>The ten recovery codes of a person.</summary>
internal static class RecoveryCodeSet
{
    public static async Task<Result<IReadOnlyList<string>>> ReplaceAsync(IdentityDb db, PersonId person, CancellationToken ct)
    {
        db.RemoveRange(await db.RecoveryCodes.Where(c => c.PersonId == person).ToListAsync(ct));
        var codes = RecoveryCodes.Make();
        db.AddRange(codes.Select(code => RecoveryCode.Make(person, RecoveryCodes.Hash(person, code))));
        return Result.Of(codes);
    }
}
