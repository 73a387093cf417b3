namespace SmartPark.Identity.SignIn;

/// <summary>Where a sign-in stands. A failed one is an outcome, not a refusal, because its count must be stored.</summary>
public enum SignInState
{
    /// <summary>Login or password is wrong, or the account is locked or disabled: which of them is not told.</summary>
    Failed,

    /// <summary>A session began.</summary>
    SignedIn,

    /// <summary>The password was right; the second factor is missing.</summary>
    SecondFactorNeeded,

    /// <summary>The password was right but too old under the tenant's profile: a new one is needed.</summary>
    NewPasswordNeeded,
}

/// <summary>Outcome of a step of signing in.</summary>
/// <param name="State">Where it stands.</param>
/// <param name="SessionKey">The key of the new session, for the cookie and nowhere else; null unless signed in.</param>
/// <param name="Pending">The sealed half of a sign-in, for the next step; null unless one is needed.</param>
public sealed record SignInOutcome(SignInState State, string? SessionKey = null, string? Pending = null)
{
    internal static SignInOutcome Failed { get; } = new(SignInState.Failed);
}
