using System.Xml.Linq;
using Shouldly;
using Xunit;

namespace SmartPark.Architecture.Tests;

public sealed class ReferenceTests
{
    [Fact]
    public void Projects_reference_only_what_the_table_allows()
    {
        var projects = SourceTree.Files("*.csproj", "src");
        projects.Count.ShouldBe(AllowedReferences.Of.Count, "every project of src stands in AllowedReferences.cs");
        Offenders(projects).ShouldBeEmpty();
    }

    [Fact]
    public void A_planted_reference_is_found() =>
        Offenders([new("src/Identity/SmartPark.Identity.csproj", "<Project><ItemGroup><ProjectReference Include=\"../Policies/SmartPark.Policies.csproj\" /></ItemGroup></Project>")])
            .ShouldBe(["Identity -> Policies"]);

    private static List<string> Offenders(IEnumerable<SourceFile> projects) =>
        [.. from project in projects
            let name = project.Path.Split('/')[1]
            from reference in XDocument.Parse(project.Text).Descendants("ProjectReference")
            let target = ((string)reference.Attribute("Include")!).Replace('\\', '/').Split('/')[^2]
            where !AllowedReferences.Of[name].Contains(target)
            select $"{name} -> {target}"];
}
