namespace SmartPark.Identity.Invitations;

/// <summary>A link that works once. It is shown once: afterwards only its hash is known.</summary>
/// <param name="Path">Local path; the host puts its own address before it.</param>
/// <param name="ExpiresAt">When it stops working.</param>
public sealed record OneTimeLink(string Path, DateTimeOffset ExpiresAt)
{
    internal static OneTimeLink Of(Invitation invitation, string token) => new("/account/invitation/" + token, invitation.ExpiresAt);

    internal static OneTimeLink OfReset(string token, DateTimeOffset expiresAt) => new("/account/reset/" + token, expiresAt);
}
