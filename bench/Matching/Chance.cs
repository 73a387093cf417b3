namespace SmartPark.Bench.Matching;

/// <summary>SplitMix64 (Steele, Lea and Flood 2014): the same numbers on every machine and runtime, and a start of its own for every row.</summary>
internal sealed class Chance(ulong seed)
{
    private ulong _state = seed;

    public static Chance Of(ulong seed, ulong row) => new(seed ^ (row * 0xD1342543DE82EF95UL + 0x2545F4914F6CDD1DUL));

    public double Next() => (Word() >> 11) * (1.0 / (1UL << 53));

    public int Below(int count) => (int)(Next() * count);

    public bool Is(double probability) => Next() < probability;

    public double Between(double low, double high) => low + (high - low) * Next();

    public T Pick<T>(IReadOnlyList<T> list) => list[Below(list.Count)];

    /// <summary>Small indices are frequent, as the first words of a list are.</summary>
    public int Skewed(int count) => (int)(Math.Pow(Next(), 2) * count);

    /// <summary>Normal distribution, mean 0 and deviation 1 (Box and Muller 1958).</summary>
    public double Normal() => Math.Sqrt(-2 * Math.Log(1 - Next())) * Math.Cos(2 * Math.PI * Next());

    private ulong Word()
    {
        var z = _state += 0x9E3779B97F4A7C15UL;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9UL;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EBUL;
        return z ^ (z >> 31);
    }
}
