using System.Globalization;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace SmartPark.Bench.Matching;

/// <summary>What the numbers were measured on.</summary>
internal static class Machine
{
    public static string Describe(string postgres, string node, string engine)
    {
        var cpu = Line("/proc/cpuinfo", "model name");
        var memory = long.Parse(new string([.. Line("/proc/meminfo", "MemTotal").Where(char.IsAsciiDigit)]), CultureInfo.InvariantCulture) / 1048576.0;
        var width = Vector512.IsHardwareAccelerated ? 512 : Vector256.IsHardwareAccelerated ? 256 : 128;
        return string.Create(CultureInfo.InvariantCulture, $"{Environment.ProcessorCount} processors, {cpu}, {memory:F0} GB; {RuntimeInformation.FrameworkDescription} with vectors of {width} bits, PostgreSQL {postgres}, Node {node}, json-rules-engine {engine}; load before {Load()}");
    }

    private static string Load() => File.Exists("/proc/loadavg") ? File.ReadAllText("/proc/loadavg").Split(' ')[0] : "unknown";

    private static string Line(string file, string name) => File.Exists(file) && File.ReadLines(file).FirstOrDefault(l => l.StartsWith(name, StringComparison.Ordinal)) is { } line ? line[(line.IndexOf(':') + 1)..].Trim() : "0";
}
