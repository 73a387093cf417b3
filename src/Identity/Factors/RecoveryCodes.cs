using System.Security.Cryptography;
using SmartPark.Identity.Secrets;
using SmartPark.Kernel.Tenancy;

namespace SmartPark.Identity.Factors;

/// <summary>Recovery codes: 10 at a time, 50 bits each, for one use (ASVS 5.0 V6.5). The person is hashed with the code, so equal codes of two people differ in the table.</summary>
internal static class RecoveryCodes
{
    public const int Count = 10;

    // No 0 o 1 l i: they are copied from paper.
    private const string Alphabet = "23456789abcdefghjkmnpqrstuvwxyz";

    /// <summary>Ten new codes like <c>k7f3p-9xw2m</c>.</summary>
    public static IReadOnlyList<string> Make() => [.. Enumerable.Range(0, Count).Select(_ => RandomNumberGenerator.GetString(Alphabet, 5) + "-" + RandomNumberGenerator.GetString(Alphabet, 5))];

    public static string Hash(PersonId person, string code) => Secret.Hash(person + ":" + code.Replace("-", "", StringComparison.Ordinal).ToLowerInvariant());
}
