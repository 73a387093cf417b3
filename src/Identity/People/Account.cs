using SmartPark.Kernel.Events;
using SmartPark.Kernel.Results;
using SmartPark.Kernel.Tenancy;

namespace SmartPark.Identity.People;

/// <summary>The login of a person, whatever tenants the person belongs to.</summary>
internal sealed class Account : Entity, IPersonOwned, IVersioned
{
    public const int MostFailures = 5;
    private const char Between = '\n';
    public static readonly TimeSpan LockTime = TimeSpan.FromMinutes(15);

    private Account()
    {
    }

    public PersonId PersonId { get; private init; }

    public string Name { get; private set; } = "";

    public string? Email { get; private set; }

    /// <summary>Lower-case e-mail: what sign-in searches.</summary>
    public string? EmailKey { get; private set; }

    /// <summary>11 digits, unique.</summary>
    public string? Phone { get; private set; }

    public string? PasswordHash { get; private set; }

    public DateTimeOffset? PasswordChangedAt { get; private set; }

    /// <summary>Hashes of earlier passwords, newest first, a line each.</summary>
    public string PasswordHistory { get; private set; } = "";

    public int FailedAttempts { get; private set; }

    public DateTimeOffset? LockedUntil { get; private set; }

    public string Culture { get; private set; } = "zh-CN";

    public bool Disabled { get; private set; }

    /// <summary>Why, while he is disabled; empty for those disabled before reasons were asked for.</summary>
    public string? DisabledBecause { get; private set; }

    public DateTimeOffset CreatedAt { get; private init; }

    public long Version { get; private set; }

    public IReadOnlyList<string> EarlierHashes => PasswordHistory.Split(Between, StringSplitOptions.RemoveEmptyEntries);

    public static Account Open(PersonId person, string name, string? email, string? phone, string culture, DateTimeOffset now) =>
        new() { PersonId = person, Name = name, Email = email, EmailKey = KeyOf(email), Phone = phone, Culture = culture, CreatedAt = now };

    /// <summary>How logins are compared: trimmed, lower case.</summary>
    public static string? KeyOf(string? email) => string.IsNullOrWhiteSpace(email) ? null : email.Trim().ToLowerInvariant();

    public bool IsLocked(DateTimeOffset now) => LockedUntil > now;

    public void CountFailure(DateTimeOffset now)
    {
        if (IsLocked(now)) return;
        FailedAttempts++;
        if (FailedAttempts < MostFailures) return;
        (FailedAttempts, LockedUntil) = (0, now + LockTime);
    }

    public void ForgetFailures() => (FailedAttempts, LockedUntil) = (0, null);

    /// <summary>Takes a new password; at most <paramref name="kept"/> hashes, this one included, are remembered.</summary>
    public void SetPassword(string hash, int kept, DateTimeOffset now)
    {
        PasswordHistory = string.Join(Between, EarlierHashes.Prepend(hash).Take(Math.Max(1, kept)));
        (PasswordHash, PasswordChangedAt) = (hash, now);
        ForgetFailures();
    }

    /// <summary>The same password under today's cost of hashing.</summary>
    public void Rehash(string hash)
    {
        PasswordHistory = string.Join(Between, EarlierHashes.Skip(1).Prepend(hash));
        PasswordHash = hash;
    }

    public void Present(string name, string culture)
    {
        if (Name != name) Raise(new PersonRenamed(PersonId, name));
        (Name, Culture) = (name, culture);
    }

    public Result<Done> Disable(string reason)
    {
        if (Disabled) return new Refusal("person.disabled-already");
        (Disabled, DisabledBecause) = (true, reason);
        Raise(new PersonDisabled(PersonId, null));
        return Result.Done;
    }

    public Result<Done> Enable()
    {
        if (!Disabled) return new Refusal("person.enabled-already");
        (Disabled, DisabledBecause) = (false, null);
        ForgetFailures();
        return Result.Done;
    }
}
