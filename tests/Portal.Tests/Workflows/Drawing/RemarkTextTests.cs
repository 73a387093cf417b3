using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace SmartPark.Portal.Tests.Workflows.Drawing;

public sealed partial class RemarkTextTests
{
    private static readonly string Source = Path.Combine(House(), "src", "Workflows");

    [Theory]
    [InlineData("RemarkText.resx")]
    [InlineData("RemarkText.en.resx")]
    public void Every_remark_about_a_document_has_a_sentence(string file)
    {
        var codes = System.IO.Directory.EnumerateFiles(Source, "*.cs", SearchOption.AllDirectories).Where(f => !f.Contains("/Drawing/", StringComparison.Ordinal)).SelectMany(f => Code().Matches(File.ReadAllText(f)).Select(m => m.Groups[1].Value)).Distinct().ToList();
        var said = XDocument.Load(Path.Combine(Source, "Drawing", file)).Descendants("data").Select(d => (string)d.Attribute("name")!).ToHashSet();
        codes.Count.ShouldBeGreaterThan(40);
        codes.Where(c => !said.Contains(c)).ShouldBeEmpty();
    }

    private static string House()
    {
        var at = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(at, "SmartPark.sln"))) at = Path.GetDirectoryName(at)!;
        return at;
    }

    [GeneratedRegex("\"((?:bpmn|lint|expression|decision)\\.[a-z-]+)\"", RegexOptions.None, 1000)]
    private static partial Regex Code();
}
