using System.Globalization;

namespace SmartPark.Kernel.Codes;

/// <summary>
/// An exact amount: a whole number of minor units (fen) of one currency. Sums of two currencies and results outside 64 bits throw, because
/// they are bugs; nothing is ever rounded unless the method says how.
/// </summary>
/// <param name="Minor">Minor units: 12345 of CNY is 123.45 yuan. May be negative.</param>
/// <param name="Currency">Currency of ISO 4217.</param>
public readonly record struct Money(long Minor, Currency Currency) : IComparable<Money>
{
    /// <summary>The amount in major units, exact.</summary>
    public decimal Amount => new decimal(Minor) / Currency.MinorPerMajor;

    /// <summary>Nothing, in this currency.</summary>
    public static Money Zero(Currency currency) => new(0, currency);

    /// <summary>Yuan to money, for literals and tests.</summary>
    /// <exception cref="ArgumentException">It has parts of a fen.</exception>
    public static Money Yuan(decimal amount) =>
        TryCreate(amount, Currency.Cny, out var money) ? money : throw new ArgumentException("Parts of a fen.", nameof(amount));

    /// <summary>Major units to money. False, and nothing rounded, when the amount has more digits than the currency or leaves 64 bits.</summary>
    public static bool TryCreate(decimal amount, Currency currency, out Money money)
    {
        money = default;
        if (Math.Abs(amount) > long.MaxValue / 1000m) return false;
        var minor = amount * currency.MinorPerMajor;
        if (minor != decimal.Truncate(minor)) return false;
        money = new Money((long)minor, currency);
        return true;
    }

    /// <summary>The sum.</summary>
    /// <exception cref="InvalidOperationException">The currencies differ.</exception>
    /// <exception cref="OverflowException">The sum leaves 64 bits.</exception>
    public static Money operator +(Money left, Money right) => new(checked(left.Minor + right.MinorIn(left.Currency)), left.Currency);

    /// <summary>The difference.</summary>
    /// <exception cref="InvalidOperationException">The currencies differ.</exception>
    /// <exception cref="OverflowException">The difference leaves 64 bits.</exception>
    public static Money operator -(Money left, Money right) => new(checked(left.Minor - right.MinorIn(left.Currency)), left.Currency);

    /// <summary>The amount with its sign turned.</summary>
    public static Money operator -(Money money) => new(checked(-money.Minor), money.Currency);

    /// <summary>The amount so many times.</summary>
    public static Money operator *(Money money, long times) => new(checked(money.Minor * times), money.Currency);

    /// <summary>Less. Throws when the currencies differ.</summary>
    public static bool operator <(Money left, Money right) => left.CompareTo(right) < 0;

    /// <summary>More. Throws when the currencies differ.</summary>
    public static bool operator >(Money left, Money right) => left.CompareTo(right) > 0;

    /// <summary>Less or equal. Throws when the currencies differ.</summary>
    public static bool operator <=(Money left, Money right) => left.CompareTo(right) <= 0;

    /// <summary>More or equal. Throws when the currencies differ.</summary>
    public static bool operator >=(Money left, Money right) => left.CompareTo(right) >= 0;

    /// <summary>The amount times a factor (a rate, a quantity), rounded once to a minor unit in the given way.</summary>
    /// <exception cref="OverflowException">The product leaves 64 bits.</exception>
    public Money Times(decimal factor, MidpointRounding rounding = MidpointRounding.ToEven) =>
        new(decimal.ToInt64(decimal.Round(Minor * factor, 0, rounding)), Currency);

    /// <summary>Parts the amount into equal shares that add up to it exactly; the first shares take what is left over.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Fewer than one part.</exception>
    public IReadOnlyList<Money> Split(int parts)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(parts, 1);
        return Allocate([.. Enumerable.Repeat(1L, parts)]);
    }

    /// <summary>
    /// Parts the amount by weights (largest remainder, ties to the earlier share). The shares add up to the amount exactly, none is a whole
    /// minor unit or more away from its exact share, and a share of weight 0 is 0.
    /// </summary>
    /// <exception cref="ArgumentException">No weight, a negative one, or all are 0.</exception>
    public IReadOnlyList<Money> Allocate(IReadOnlyList<long> weights)
    {
        ArgumentNullException.ThrowIfNull(weights);
        Int128 total = 0;
        foreach (var weight in weights) total += weight >= 0 ? weight : throw new ArgumentException("A weight is negative.", nameof(weights));
        if (total == 0) throw new ArgumentException("The weights add up to nothing.", nameof(weights));

        // |long.MinValue| does not fit in a long, so the shares are counted in 128 bits.
        var (currency, sign, whole) = (Currency, Math.Sign(Minor), Int128.Abs(Minor));
        var exact = weights.Select(weight => whole * weight).ToArray();
        var shares = exact.Select(share => share / total).ToArray();
        var left = (int)(whole - shares.Aggregate(Int128.Zero, (sum, share) => sum + share));
        foreach (var i in Enumerable.Range(0, exact.Length).OrderByDescending(i => exact[i] % total).Take(left)) shares[i]++;
        return [.. shares.Select(share => new Money((long)(sign * share), currency))];
    }

    /// <summary>Order of amounts of one currency.</summary>
    /// <exception cref="InvalidOperationException">The currencies differ.</exception>
    public int CompareTo(Money other) => Minor.CompareTo(other.MinorIn(Currency));

    /// <summary>The amount for a reader: digit groups and sign of the culture, ¥ before renminbi, otherwise the ISO code ("USD 1,234.50").</summary>
    public string Format(CultureInfo culture)
    {
        ArgumentNullException.ThrowIfNull(culture);
        var digits = Math.Abs(Amount).ToString($"N{Currency.Digits}", culture);
        var mark = Currency == Currency.Cny ? "¥" : $"{Currency.Code} ";
        return $"{(Minor < 0 ? culture.NumberFormat.NegativeSign : "")}{mark}{digits}";
    }

    /// <summary>Invariant form for logs and files: "1234.50 CNY".</summary>
    public override string ToString() => $"{Amount.ToString($"F{Currency.Digits}", CultureInfo.InvariantCulture)} {Currency.Code}";

    private long MinorIn(Currency currency) => Currency == currency
        ? Minor
        : throw new InvalidOperationException($"Amounts in {currency.Code} and {Currency.Code} do not mix.");
}
