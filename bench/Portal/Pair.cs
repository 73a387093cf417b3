namespace SmartPark.Bench.Portal;

/// <summary>The same person at two portals.</summary>
internal sealed class Pair(Member few, Member many) : IDisposable
{
    /// <summary>Until both programs run compiled code: with 40 reads the one that started later was up to 1.3 times slower on the same data.</summary>
    private const int WarmUp = 600;

    /// <summary>Reads a page at both, one after the other, the first of each turn changing.</summary>
    public async Task<((List<double> Times, int Bytes) Few, (List<double> Times, int Bytes) Many)> InTurnAsync(string path, int reads)
    {
        var (a, b) = (new List<double>(), new List<double>());
        var (bytesA, bytesB) = (0, 0);
        for (var i = -WarmUp; i < reads; i++)
        {
            foreach (var first in i % 2 == 0 ? [true, false] : new[] { false, true })
            {
                var (time, bytes) = await (first ? few : many).ReadAsync(path);
                if (first) bytesA = bytes;
                else bytesB = bytes;
                if (i >= 0) (first ? a : b).Add(time);
            }
        }
        return ((a, bytesA), (b, bytesB));
    }

    public void Dispose()
    {
        few.Dispose();
        many.Dispose();
    }
}
