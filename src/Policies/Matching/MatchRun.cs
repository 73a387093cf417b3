namespace SmartPark.Policies.Matching;

/// <summary>The states of all rows in all rules.</summary>
internal sealed class MatchRun
{
    private readonly byte[][] _states;

    private MatchRun(int rules, int rows) => _states = [.. Enumerable.Range(0, rules).Select(_ => new byte[rows])];

    public static MatchRun Of(ProfileTable table)
    {
        var run = new MatchRun(table.Rules.Rules.Count, table.Rows);
        Matcher.Run(table, new Sink(run));
        return run;
    }

    public MatchState State(int rule, int row) => (MatchState)_states[rule][row];

    private readonly struct Sink(MatchRun run) : IMatchSink
    {
        public void Take(int rule, int word, States64 states)
        {
            var rows = run._states[rule];
            for (var row = word * 64; row < Math.Min(rows.Length, word * 64 + 64); row++)
            {
                var bit = 1UL << (row & 63);
                rows[row] = (byte)((states.Fits & bit) != 0 ? MatchState.Fits : (states.Near & bit) != 0 ? MatchState.Near : (states.ToAnswer & bit) != 0 ? MatchState.ToAnswer
                    : (states.ByPerson & bit) != 0 ? MatchState.ByPerson : MatchState.Unmet);
            }
        }
    }
}
