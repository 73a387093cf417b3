namespace SmartPark.Bench.Portal;

/// <summary>The public home page beside an empty static page of the same framework, in alternating rounds of one run.</summary>
internal static class HomeCommand
{
    private const int Parallel = 50;
    private const int Rounds = 9;
    private const double Least = 0.5;

    public static async Task<int> RunAsync(bool quick)
    {
        var seconds = TimeSpan.FromSeconds(quick ? 1 : 3);
        var directory = Directory.CreateTempSubdirectory("smartpark-bench-");
        try
        {
            await using var portal = await Portals.StartAsync(directory.FullName);
            await using var peer = await Portals.StartPeerAsync();
            using var home = new Readers(portal, "/", Parallel);
            using var empty = new Readers(peer, "/", Parallel);
            using var made = new Readers(portal, "/", Parallel, cookie: "bench=1");
            foreach (var turn in new[] { made, empty, home }) await turn.RunAsync(seconds * 3);
            var (ofEmpty, ofHome) = (new List<Round>(), new List<Round>());
            for (var round = 0; round < Rounds; round++)
            {
                ofEmpty.Add(await empty.RunAsync(seconds));
                ofHome.Add(await home.RunAsync(seconds));
            }
            return Print(ofEmpty, ofHome, [await made.RunAsync(seconds * 3)]);
        }
        finally
        {
            directory.Delete(recursive: true);
        }
    }

    private static int Print(List<Round> empty, List<Round> home, List<Round> made)
    {
        Console.WriteLine($"{Parallel} parallel readers, median of {Rounds} alternating rounds; {Environment.ProcessorCount} processors shared by server and readers");
        Console.WriteLine("| page | bytes | requests/s | p50 ms | p95 ms | server µs/request | of the empty page |");
        Console.WriteLine("|---|---|---|---|---|---|---|");
        var peer = Samples.Median(empty.Select(r => r.PerSecond));
        Line("empty static page (peer)", empty, peer);
        Line("home page as visitors get it", home, peer);
        Line("home page, rendered each time", made, peer);
        var ratio = Samples.Median(home.Select(r => r.PerSecond)) / peer;
        Console.WriteLine($"of the empty page in each round: {string.Join(", ", home.Zip(empty, (h, e) => $"{h.PerSecond / e.PerSecond:F2}"))}; at least {Least:F1} asked: {(ratio >= Least ? "holds" : "MISSED")}");
        return ratio >= Least ? 0 : 1;
    }

    private static void Line(string name, List<Round> rounds, double peer)
    {
        double Of(Func<Round, double> part) => Samples.Median(rounds.Select(part));
        Console.WriteLine($"| {name} | {rounds[0].Bytes:N0} | {Of(r => r.PerSecond):N0} | {Of(r => r.P50):F1} | {Of(r => r.P95):F1} | {Of(r => r.ServerMicroseconds):F0} | {Of(r => r.PerSecond) / peer:F2} |");
    }
}
