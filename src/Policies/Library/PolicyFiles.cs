namespace SmartPark.Policies.Library;

/// <summary>The files of a policy in one column: a line each, id, space, name (a name has no line break).</summary>
internal static class PolicyFiles
{
    private const int IdLength = 36;

    public static string Write(IEnumerable<PolicyFile> files) => string.Join('\n', files.Select(f => $"{f.FileId} {f.Name}"));

    public static IReadOnlyList<PolicyFile> Read(string lines) =>
        [.. lines.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => new PolicyFile(Guid.Parse(line.AsSpan(0, IdLength)), line[(IdLength + 1)..]))];
}
