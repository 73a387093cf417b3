using System.Globalization;
using System.Text;
using SmartPark.Kernel.Tenancy;

namespace SmartPark.Bench.Search;

/// <summary>Articles of made-up but natural word statistics: 20,000 two- to four-character words drawn by Zipf's law, the same for the same seed.</summary>
internal sealed class Corpus
{
    private const int Words = 20_000;
    private const int Characters = 2_500;
    private readonly string[] _words;
    private readonly double[] _cumulative;
    private readonly int _seed;

    public Corpus(int seed)
    {
        _seed = seed;
        var random = new Random(seed);
        _words = [.. Enumerable.Range(0, Words).Select(_ => Word(random))];
        var weights = Enumerable.Range(1, Words).Select(rank => 1.0 / (rank + 20)).ToArray();
        _cumulative = new double[Words];
        var sum = 0.0;
        for (var i = 0; i < Words; i++) _cumulative[i] = sum += weights[i];
        Park = TenantId.From(new Guid(seed, 0, 0, new byte[8]));
        Tenants = [.. Enumerable.Range(1, 100).Select(i => TenantId.From(new Guid(seed, (short)i, 0, new byte[8])))];
    }

    public TenantId Park { get; }

    public IReadOnlyList<TenantId> Tenants { get; }

    /// <summary>Title and text of the n-th article: 5 and about 40 words.</summary>
    public (string Title, string Text) Article(int n)
    {
        var random = new Random(_seed ^ n);
        return (Sentence(random, 5), Sentence(random, 40));
    }

    /// <summary>Who reads the n-th article: 7 of 10 everybody, 2 the park, 1 only its owner.</summary>
    public (TenantId Owner, string Audience) Readers(int n) => (n % 10) switch
    {
        < 7 => (Park, Audience.Everyone),
        < 9 => (Park, Audience.OfPark(Park)),
        _ => (Tenants[n / 10 % Tenants.Count], ""),
    };

    /// <summary>What people type: one frequent word, one rare word, two words, one character, a phrase.</summary>
    public IReadOnlyList<string> Queries(int count)
    {
        var random = new Random(_seed + 1);
        var twos = _words.Where(w => w.Length == 2).ToArray();
        return [.. Enumerable.Range(0, count).Select(i => (i % 5) switch
        {
            0 => twos[random.Next(50)],
            1 => twos[random.Next(200, 2000)],
            2 => Pick(random) + " " + Pick(random),
            3 => Pick(random)[..1],
            _ => Article(random.Next(1000)).Title[..6],
        })];
    }

    private static string Word(Random random)
    {
        var word = new StringBuilder();
        var length = random.Next(10) switch { < 7 => 2, < 9 => 3, _ => 4 };
        for (var i = 0; i < length; i++) word.Append((char)(0x4e00 + (int)(Characters * Math.Pow(random.NextDouble(), 2))));
        return word.ToString();
    }

    private string Sentence(Random random, int words) => string.Concat(Enumerable.Range(0, words).Select(i => Pick(random) + (i % 8 == 7 ? "，" : ""))) + random.Next(9999).ToString(CultureInfo.InvariantCulture);

    private string Pick(Random random)
    {
        var at = Array.BinarySearch(_cumulative, random.NextDouble() * _cumulative[^1]);
        return _words[Math.Min(at < 0 ? ~at : at, Words - 1)];
    }
}
