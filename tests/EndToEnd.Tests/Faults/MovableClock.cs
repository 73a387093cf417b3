using Shouldly;

namespace SmartPark.EndToEnd.Tests.Faults;

/// <summary>The clock of a portal process, moved from outside while it runs (libfaketime).</summary>
internal sealed class MovableClock
{
    private const string Library = "/usr/lib/x86_64-linux-gnu/faketime/libfaketimeMT.so.1";
    private readonly string _file;

    /// <param name="directory">Where it may keep a file.</param>
    public MovableClock(string directory)
    {
        File.Exists(Library).ShouldBeTrue("libfaketime is installed by ./test");
        _file = Path.Combine(directory, "clock");
        Move("+0d");
    }

    /// <summary>What the process is started with.</summary>
    public IReadOnlyDictionary<string, string> Environment => new Dictionary<string, string>
    {
        ["LD_PRELOAD"] = Library,
        ["FAKETIME_TIMESTAMP_FILE"] = _file,
        ["FAKETIME_NO_CACHE"] = "1",
        ["FAKETIME_DONT_FAKE_MONOTONIC"] = "1",
    };

    /// <summary>Ahead of or behind the true time: <c>+30d</c>, <c>-10m</c>.</summary>
    public void Move(string by) => File.WriteAllText(_file, by);
}
