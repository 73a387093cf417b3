using System.Collections.Frozen;

namespace SmartPark.Identity.Passwords;

/// <summary>The commonest passwords and their usual variations, 8 characters and longer, known without a network (ASVS 5.0 V6.2.4, V6.2.12).</summary>
internal static class CommonPasswords
{
    private static readonly Lazy<FrozenSet<string>> All = new(Read);

    public static int Count => All.Value.Count;

    /// <summary>True when the password is common, as typed, in other case, or with letters written as look-alike digits and signs.</summary>
    public static bool Contains(string password)
    {
        var plain = password.Trim().ToLowerInvariant();
        return All.Value.Contains(plain) || All.Value.Contains(Unmasked(plain)) || plain.Distinct().Count() <= 3;
    }

    private static string Unmasked(string text) =>
        text.Replace('0', 'o').Replace('@', 'a').Replace('$', 's').Replace('3', 'e').Replace('1', 'i').Replace('5', 's').Replace('!', 'i');

    private static FrozenSet<string> Read()
    {
        using var stream = typeof(CommonPasswords).Assembly.GetManifestResourceStream("common-passwords.txt") ?? throw new InvalidOperationException("the list of common passwords is not in the assembly");
        using var reader = new StreamReader(stream);
        var lines = new List<string>();
        while (reader.ReadLine() is { } line) lines.Add(line);
        return lines.ToFrozenSet(StringComparer.Ordinal);
    }
}
