using System.Globalization;
using SmartPark.Kernel.Results;

namespace SmartPark.Identity.Passwords;

/// <summary>What a password must be under a profile.</summary>
/// <param name="Shortest">Least characters.</param>
/// <param name="Classes">Least kinds of characters among lower case, upper case, digits, others.</param>
/// <param name="Remembered">Hashes kept, the current one included; a new password may be none of them.</param>
/// <param name="Life">How long a password lasts; null for ever.</param>
internal sealed record PasswordRules(int Shortest, int Classes, int Remembered, TimeSpan? Life)
{
    /// <summary>Longest password taken: long enough for phrases, short enough to hash.</summary>
    public const int Longest = 128;

    public static PasswordRules Standard { get; } = new(12, 0, 1, null);

    public static PasswordRules Strict { get; } = new(8, 3, 5, TimeSpan.FromDays(90));

    public static PasswordRules Of(PasswordProfile profile) => profile == PasswordProfile.Strict ? Strict : Standard;

    /// <summary>A refusal with the field, or null. <paramref name="known"/> are names and addresses of the person, which no password may contain.</summary>
    public Refusal? Check(string? password, IEnumerable<string?> known, string field)
    {
        var length = password is null ? 0 : new StringInfo(password).LengthInTextElements;
        if (length < Shortest) return Refusal.With("password.short", field, Shortest, length);
        if (password!.Length > Longest) return Refusal.With("password.long", field, Longest);
        if (KindsIn(password) < Classes) return Refusal.With("password.classes", field, Classes);
        if (ContainsAny(password, known)) return new("password.own-name", field);
        return CommonPasswords.Contains(password) ? new("password.common", field) : null;
    }

    /// <summary>True when a password of that age must be changed.</summary>
    public bool HasExpired(DateTimeOffset? changedAt, DateTimeOffset now) => Life is { } life && changedAt is { } at && now - at > life;

    private static int KindsIn(string password) =>
        (password.Any(char.IsLower) ? 1 : 0) + (password.Any(char.IsUpper) ? 1 : 0) + (password.Any(char.IsDigit) ? 1 : 0) + (password.Any(c => !char.IsLower(c) && !char.IsUpper(c) && !char.IsDigit(c)) ? 1 : 0);

    private static bool ContainsAny(string password, IEnumerable<string?> known) => known
        .SelectMany(k => k is null ? [] : (string[])[k.Trim(), k.Split('@')[0].Trim()])
        .Any(part => part.Length >= 3 && password.Contains(part, StringComparison.OrdinalIgnoreCase));
}
