using System.Diagnostics;
using Shouldly;
using SmartPark.Workflows.Models;
using Xunit;

namespace SmartPark.Workflows.Tests.Models;

public sealed class CorpusTests(ITestOutputHelper output)
{
    [Fact]
    public void Corpus_loads_or_is_refused_clearly()
    {
        var files = Samples.Corpus.SelectMany(f => Directory.GetFiles(f, "*.bpmn", SearchOption.AllDirectories)).Order(StringComparer.Ordinal).ToList();
        var loaded = 0;
        foreach (var file in files)
        {
            var started = Stopwatch.GetTimestamp();
            var read = BpmnReader.Read(File.ReadAllBytes(file));
            Stopwatch.GetElapsedTime(started).ShouldBeLessThan(TimeSpan.FromSeconds(20), file);
            if (read.Model is not null) loaded++;
            else
            {
                read.Problems.ShouldNotBeEmpty(file);
                read.Problems.ShouldAllBe(p => p.Element.Length > 0 && p.Code.Contains('.', StringComparison.Ordinal), file);
            }
            output.WriteLine($"{Path.GetFileName(file)}: {(read.Model is null ? string.Join(", ", read.Problems.Select(p => $"{p.Code} {p.Element} {p.What}")) : "loads")}");
        }
        files.Count.ShouldBeGreaterThan(10);
        loaded.ShouldBeGreaterThan(0);
    }
}
