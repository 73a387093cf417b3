namespace SmartPark.Kernel.Codes;

/// <summary>
/// A currency of ISO 4217 with the number of digits of its minor unit. <c>default</c> is "no currency" (XXX, no digits).
/// </summary>
public readonly record struct Currency
{
    private static readonly Dictionary<string, Currency> Known = new[]
    {
        ("CNY", 2), ("HKD", 2), ("MOP", 2), ("TWD", 2), ("USD", 2), ("EUR", 2), ("GBP", 2), ("CHF", 2), ("CAD", 2), ("AUD", 2),
        ("NZD", 2), ("SGD", 2), ("MYR", 2), ("THB", 2), ("IDR", 2), ("PHP", 2), ("INR", 2), ("RUB", 2), ("KZT", 2), ("AED", 2),
        ("SAR", 2), ("BRL", 2), ("MXN", 2), ("ZAR", 2), ("SEK", 2), ("NOK", 2), ("DKK", 2), ("PLN", 2), ("CZK", 2), ("TRY", 2),
        ("JPY", 0), ("KRW", 0), ("VND", 0), ("KWD", 3), ("BHD", 3),
    }.ToDictionary(row => row.Item1, row => new Currency(row.Item1, row.Item2));

    private readonly string? code;

    private Currency(string code, int digits) => (this.code, Digits) = (code, digits);

    /// <summary>Renminbi yuan, in fen.</summary>
    public static Currency Cny { get; } = Known["CNY"];

    /// <summary>Every currency the platform can count in.</summary>
    public static IReadOnlyCollection<Currency> All => Known.Values;

    /// <summary>Three letters.</summary>
    public string Code => code ?? "XXX";

    /// <summary>Digits behind the decimal point of the major unit: 2 for CNY, 0 for JPY, 3 for KWD.</summary>
    public int Digits { get; }

    /// <summary>How many minor units make one major unit.</summary>
    public long MinorPerMajor => Digits switch { 0 => 1, 2 => 100, _ => 1000 };

    /// <summary>The currency with this code (any case), or null when the platform cannot count in it.</summary>
    public static Currency? Find(string? code) =>
        code is not null && Known.TryGetValue(code.Trim().ToUpperInvariant(), out var currency) ? currency : null;

    /// <summary>The three letters.</summary>
    public override string ToString() => Code;
}
