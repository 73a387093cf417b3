using System.Text.Json;

namespace SmartPark.Policies.Tests;

/// <summary>The files of samples/policies.</summary>
internal static class Samples
{
    public static FileStream Cards() => File.OpenRead(Path.Combine(Folder, "policies_beijing_2024.json"));

    public static JsonDocument CardsDocument() => JsonDocument.Parse(File.ReadAllBytes(Path.Combine(Folder, "policies_beijing_2024.json")));

    public static JsonDocument Queries(string file) => JsonDocument.Parse(File.ReadAllBytes(Path.Combine(Folder, file)));

    private static string Folder => Path.Combine(Root, "samples", "policies");

    public static string Root
    {
        get
        {
            for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
                if (File.Exists(Path.Combine(folder.FullName, "SmartPark.sln"))) return folder.FullName;
            throw new InvalidOperationException("No SmartPark.sln above the tests.");
        }
    }
}
