using Bunit;
using Microsoft.Extensions.DependencyInjection;
using SmartPark.Kernel.UseCases;
using SmartPark.Portal.Tests.Face;
using SmartPark.Workflows.Drawing;

namespace SmartPark.Portal.Tests.Workflows.Drawing;

/// <summary>The approver is chosen in two steps, while what was chosen comes back from the board later.</summary>
public sealed class ApproverFieldTests() : FaceContext(s => s.AddSingleton<IUseCases, Nobody>())
{
    private readonly List<string> _told = [];

    [Fact]
    public void A_part_that_is_not_complete_stays_while_the_board_answers_late()
    {
        var field = Field("head");
        field.Find("select").Change("partner");
        _told.ShouldBe([""]);

        Comes(field, "head");
        field.FindAll("select").Count.ShouldBe(3, "the old text comes once more before the board has answered");
        Comes(field, "");
        field.FindAll("select").Count.ShouldBe(3, "the board has answered");
        field.FindAll("select")[2].Change("editor");

        _told.ShouldBe(["", "partner:park:editor"]);
        Comes(field, "partner:park:editor");
        field.FindAll("select")[2].GetAttribute("value").ShouldBe("editor");
    }

    [Fact]
    public void What_somebody_else_changed_is_shown()
    {
        var field = Field("head");
        field.Find("select").Change("partner");
        Comes(field, "");
        Comes(field, "manager:2");

        field.Find("select").GetAttribute("value").ShouldBe("manager");
        field.Find("input").GetAttribute("value").ShouldBe("2");
    }

    private IRenderedComponent<ApproverField> Field(string value) => Render<ApproverField>(p => p.Add(f => f.Id, "who").Add(f => f.Label, "办理人").Add(f => f.Value, value).Add(f => f.ValueChanged, _told.Add).AddCascadingValue(new DrawDesk(Services.GetRequiredService<IUseCases>())));

    private static void Comes(IRenderedComponent<ApproverField> field, string value) => field.Render(p => p.Add(f => f.Value, value));

    private sealed class Nobody : IUseCases
    {
        public Task<Kernel.Results.Result<T>> SendAsync<T>(IUseCase<T> request, CancellationToken ct = default) => throw new InvalidOperationException(request.GetType().Name);
    }
}
