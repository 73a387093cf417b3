using System.Text;
using SmartPark.Kernel.Tenancy;
using SmartPark.Workflows.Models;

namespace SmartPark.Workflows.Definitions;

/// <summary>A shipped process.</summary>
/// <param name="Key">File name of its document.</param>
/// <param name="Name">Name of the process.</param>
/// <param name="About">What it is for.</param>
/// <param name="Kinds">Kinds of tenants it is for.</param>
/// <param name="ForPark">A park opens it to its enterprises.</param>
/// <param name="Document">The BPMN document.</param>
internal sealed record Template(string Key, string Name, string About, TenantKinds Kinds, bool ForPark, string Document)
{
    public bool Fits(TenantKinds kind) => (Kinds & kind) != 0;
}

/// <summary>The processes this module ships: documents in the folder Templates.</summary>
internal static class Templates
{
    private const string Folder = "Templates/";

    public static IReadOnlyList<Template> All { get; } = [.. typeof(Templates).Assembly.GetManifestResourceNames().Where(n => n.StartsWith(Folder, StringComparison.Ordinal)).Order(StringComparer.Ordinal).Select(Read)];

    public static Template? Find(string key) => All.FirstOrDefault(t => t.Key == key);

    private static Template Read(string resource)
    {
        using var reader = new StreamReader(typeof(Templates).Assembly.GetManifestResourceStream(resource)!, Encoding.UTF8);
        var document = reader.ReadToEnd();
        var read = BpmnReader.Read(Encoding.UTF8.GetBytes(document));
        var model = read.Model ?? throw new InvalidOperationException($"{resource}: {string.Join("; ", read.Problems)}");
        var kinds = Enum.Parse<TenantKinds>(model.Settings.GetValueOrDefault("kinds", nameof(TenantKinds.All)));
        return new(Path.GetFileNameWithoutExtension(resource[Folder.Length..]), model.Name, model.Settings.GetValueOrDefault("about", ""), kinds, model.Settings.GetValueOrDefault("open") == "park", document);
    }
}
