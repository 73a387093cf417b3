namespace SmartPark.Architecture.Tests;

/// <summary>Who may reference whom: HOUSE section 4. Compared with every csproj.</summary>
internal static class AllowedReferences
{
    public static readonly IReadOnlyDictionary<string, string[]> Of = new Dictionary<string, string[]>
    {
        ["Kernel"] = [],
        ["Face"] = ["Kernel"],
        ["Identity"] = ["Kernel", "Face"],
        ["Workflows"] = ["Kernel", "Face", "Identity"],
        ["Policies"] = ["Kernel", "Face", "Identity", "Workflows"],
        ["Portal"] = ["Kernel", "Face", "Identity", "Workflows", "Policies"],
    };
}
