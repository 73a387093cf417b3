namespace SmartPark.Bench.Portal;

/// <summary>The public home page beside an empty static page of the same framework, in alternating rounds of one run.</summary>
internal static class HomeCommand
{
    private const int Parallel = 50;
    private const int Rounds = 3;
    private const double Least = 0.5;

    public static async Task<int> RunAsync(bool quick)
    {
        var seconds = TimeSpan.FromSeconds(quick ? 1 : 6);
        var directory = Directory.CreateTempSubdirectory("smartpark-bench-");
        try
        {
            await using var portal = await Portals.StartAsync(directory.FullName);
            await using var peer = await Portals.StartPeerAsync();
            using var home = new Readers(portal, "/", Parallel);
            using var empty = new Readers(peer, "/", Parallel);
            using var made = new Readers(portal, "/", Parallel, cookie: "bench=1");
            Readers[] turns = [empty, home, made];
            foreach (var turn in turns) await turn.RunAsync(seconds);
            var seen = turns.ToDictionary(t => t, _ => new List<Round>());
            for (var round = 0; round < Rounds; round++)
                foreach (var turn in turns) seen[turn].Add(await turn.RunAsync(seconds));
            return Print(seen[empty], seen[home], seen[made]);
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
        Console.WriteLine($"rounds {string.Join(", ", home.Zip(empty, (h, e) => $"{h.PerSecond / e.PerSecond:F2}"))}; at least {Least:F1} asked: {(ratio >= Least ? "holds" : "MISSED")}");
        return ratio >= Least ? 0 : 1;
    }

    private static void Line(string name, List<Round> rounds, double peer)
    {
        double Of(Func<Round, double> part) => Samples.Median(rounds.Select(part));
        Console.WriteLine($"| {name} | {rounds[0].Bytes:N0} | {Of(r => r.PerSecond):N0} | {Of(r => r.P50):F1} | {Of(r => r.P95):F1} | {Of(r => r.ServerMicroseconds):F0} | {Of(r => r.PerSecond) / peer:F2} |");
    }
}
