using Bunit;
using Microsoft.Extensions.DependencyInjection;
using SmartPark.Kernel.Results;
using SmartPark.Kernel.UseCases;
using SmartPark.Portal.Tests.Face;
using SmartPark.Workflows.Definitions;
using SmartPark.Workflows.Drawing;

namespace SmartPark.Portal.Tests.Workflows.Drawing;

public sealed class ComparePageTests() : FaceContext(s => s.AddSingleton<Versions>().AddSingleton<IUseCases>(p => p.GetRequiredService<Versions>()))
{
    private static readonly string Before = SampleProcess.With(drawing: true);

    [Fact]
    public void What_was_renamed_reconditioned_added_and_removed_is_said_in_words()
    {
        var page = Compare(Before, Before.Replace("name=\"部门审批\"", "name=\"部门会签\"", StringComparison.Ordinal).Replace("days &gt; 3", "days &gt; 5", StringComparison.Ordinal)
            .Replace("approver=\"head\"", "approver=\"role:finance\"", StringComparison.Ordinal).Replace("<bpmn:sendTask id=\"told\" name=\"通知\"/>", "<bpmn:userTask id=\"filed\" name=\"归档\"/>", StringComparison.Ordinal));

        var said = page.FindAll(".compare-list li").ToDictionary(l => l.QuerySelector("b")!.TextContent, l => l);
        said.Keys.ShouldBe(["部门会签", "超过三天？ → 总经理审批", "归档", "通知"], ignoreOrder: true, "flows to and from a renamed step are no change");
        said["部门会签"].TextContent.ShouldContain("部门审批");
        said["部门会签"].QuerySelectorAll("dt").Select(t => t.TextContent).ShouldBe(["名称", "办理人"], ignoreOrder: true);
        said["部门会签"].QuerySelectorAll("ins").Select(t => t.TextContent).ShouldBe(["部门会签", "role:finance"], ignoreOrder: true);
        said["超过三天？ → 总经理审批"].QuerySelector("del")!.TextContent.ShouldBe("days > 3");
        said["归档"].TextContent.ShouldContain("新增");
        said["通知"].TextContent.ShouldContain("删除");
        page.FindComponents<DiagramView>()[0].Instance.Marks.ShouldContain(new DiagramMark("told", DiagramMarkKind.Removed));
        page.FindComponents<DiagramView>()[1].Instance.Marks.ShouldContain(new DiagramMark("filed", DiagramMarkKind.Added));
    }

    [Fact]
    public void Shapes_that_were_only_moved_are_no_difference() =>
        Compare(Before, Before.Replace("x=\"160\"", "x=\"480\"", StringComparison.Ordinal)).Markup.ShouldContain("完全一样");

    [Fact]
    public void A_change_of_the_form_and_of_what_another_tool_keeps_is_said_without_its_text()
    {
        static string With(string inner) => Before.Replace("isExecutable=\"true\">", $"isExecutable=\"true\"><bpmn:extensionElements>{inner}</bpmn:extensionElements>", StringComparison.Ordinal);
        var page = Compare(With("<sp:form>{\"a\":1}</sp:form><x:stamp xmlns:x=\"urn:x\">1</x:stamp>"), With("<sp:form>{\"a\":2}</sp:form><x:stamp xmlns:x=\"urn:x\">2</x:stamp>"));

        page.Find(".compare-list dl").TextContent.ShouldNotContain("stamp");
        page.FindAll(".compare-list dt").Select(t => t.TextContent).ShouldBe(["表单", "其他软件的内容"], ignoreOrder: true);
    }

    [Fact]
    public void One_version_alone_is_listed_and_not_compared()
    {
        Services.GetRequiredService<Versions>().Documents = [Before];
        var page = Render<ComparePage>(p => p.Add(c => c.Key, "leave"));

        page.Markup.ShouldContain("只有一个版本");
        page.FindComponents<DiagramView>().ShouldBeEmpty();
    }

    private IRenderedComponent<ComparePage> Compare(string older, string newer)
    {
        Services.GetRequiredService<Versions>().Documents = [older, newer];
        return Render<ComparePage>(p => p.Add(c => c.Key, "leave"));
    }

    /// <summary>Answers with the documents of the test as versions 1, 2 …</summary>
    private sealed class Versions : IUseCases
    {
        public IReadOnlyList<string> Documents { get; set; } = [];

        public Task<Result<T>> SendAsync<T>(IUseCase<T> request, CancellationToken ct = default) => Task.FromResult((Result<T>)(object)(request switch
        {
            DefinitionVersions => Result.Of<IReadOnlyList<DefinitionRow>>([.. Documents.Select((_, i) => Row(i)).Reverse()]),
            GetDefinition get => Result.Of(new DefinitionView(Row(get.DefinitionId.ToByteArray()[0]), Documents[get.DefinitionId.ToByteArray()[0]])),
            _ => throw new InvalidOperationException(request.GetType().Name),
        }));

        private static DefinitionRow Row(int at) => new(new Guid(at, 0, 0, new byte[8]), "leave", at + 1, "请假", DefinitionState.Draft, false, default, null, null, 0, 1);
    }
}
