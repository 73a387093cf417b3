using Bunit;
using Microsoft.Extensions.DependencyInjection;
using Radzen;
using SmartPark.Kernel.Results;
using SmartPark.Kernel.UseCases;
using SmartPark.Portal.Tests.Face;
using SmartPark.Workflows;
using SmartPark.Workflows.Definitions;
using SmartPark.Workflows.Instances;

namespace SmartPark.Portal.Tests.Workflows.Instances;

public sealed class MoveCardTests() : FaceContext(s => s.AddSingleton<Moves>().AddSingleton<IUseCases>(p => p.GetRequiredService<Moves>()).AddSingleton(new RefusalSource(typeof(PortalRefusals))).AddSingleton(new RefusalSource(typeof(WorkflowsRefusals))).AddScoped<DialogService, Agreeing>())
{
    private static readonly Guid Stuck = new(9, 0, 0, new byte[8]);

    private Moves Answers => Services.GetRequiredService<Moves>();

    [Fact]
    public void How_many_can_move_and_which_steps_are_missing_is_said_and_a_chosen_step_is_looked_at_again()
    {
        var card = Card();
        card.FindAll(".chip").Select(c => c.TextContent.Trim()).ShouldBe(["2 件可以换", "1 件不能换"]);
        card.Find(".move-steps label").TextContent.Trim().ShouldBe("复核");
        card.Find(".move-stuck a").GetAttribute("href").ShouldBe($"/w/processes/instances/{Stuck}");
        card.Find(".move-stuck li").TextContent.ShouldContain("复核");
        card.Find(".move-steps select").Change("D");
        Answers.Asked.OfType<PreviewMove>().Last().Steps!["B"].ShouldBe("D");
        card.FindAll(".chip").Select(c => c.TextContent.Trim()).ShouldBe(["3 件可以换"]);
        card.Find(".move-steps select option[value=D]").HasAttribute("selected").ShouldBeTrue("a step that was given a place can be given another");
    }

    [Fact]
    public void After_moving_the_number_is_said_and_what_could_not_go_is_listed_with_its_page()
    {
        var done = 0;
        var card = Card(() => done++);
        card.Find("#move-reason").Change("增加终审");
        card.Find(".form-actions button").TextContent.ShouldContain("更换 2 件");
        card.Find(".form-actions button").Click();
        Answers.Asked.OfType<MoveInstances>().Single().Reason.ShouldBe("增加终审");
        done.ShouldBe(1);
        card.Render(p => p.Add(c => c.Versions, Rows(running: 1)));
        card.Find(".move-said").TextContent.ShouldContain("已更换 2 件。");
        card.Find("#move-reason").GetAttribute("value").ShouldBe("", "the next move has a reason of its own");
        card.Find(".move-stuck a").TextContent.ShouldBe("停着的");
    }

    [Fact]
    public void Fewer_than_were_looked_at_is_said()
    {
        Answers.Moved = Result.Of(1);
        var card = Card();
        card.Find(".form-actions button").Click();
        card.Find(".move-said").TextContent.ShouldContain("已更换 1 件；另有 1 件在预览之后有了变化");
    }

    [Fact]
    public void A_missing_reason_stands_under_the_field_and_a_version_taken_out_of_use_above()
    {
        Answers.Moved = new Refusal("task.comment", "Comment");
        var card = Card();
        card.Find(".form-actions button").Click();
        card.Find("#move-reason").GetAttribute("aria-invalid").ShouldBe("true");
        Answers.Moved = new Refusal("definition.not-in-use");
        card.Find(".form-actions button").Click();
        card.Markup.ShouldContain("没有正在使用的版本");
    }

    [Fact]
    public void Who_may_not_operate_and_a_process_whose_old_versions_are_done_have_no_card()
    {
        Card(running: 0).Markup.Trim().ShouldBeEmpty();
        Answers.Denied = true;
        Card().Markup.Trim().ShouldBeEmpty();
    }

    private IRenderedComponent<MoveCard> Card(Action? done = null, int running = 3) => Render<MoveCard>(p => p.Add(c => c.Versions, Rows(running)).Add(c => c.OnDone, () => done?.Invoke()));

    private static IReadOnlyList<DefinitionRow> Rows(int running) => [Row(2, DefinitionState.Published, 4), Row(1, DefinitionState.Retired, running)];

    private static DefinitionRow Row(int number, DefinitionState state, int running) => new(new Guid(number, 0, 0, new byte[8]), "grow", number, "流程", state, false, Now, Now, 2, running, 1);

    /// <summary>Two cases can move; a third when B is given a place.</summary>
    private sealed class Moves : IUseCases
    {
        public List<object> Asked { get; } = [];

        public bool Denied { get; set; }

        public Result<int> Moved { get; set; } = Result.Of(2);

        public Task<Result<T>> SendAsync<T>(IUseCase<T> request, CancellationToken ct = default)
        {
            Asked.Add(request is PreviewMove look ? look with { Steps = new Dictionary<string, string>(look.Steps!) } : request);
            return Task.FromResult((Result<T>)(object)(request switch
            {
                PreviewMove when Denied => (Result<MovePreview>)new Refusal("access.denied"),
                PreviewMove { Steps: { } steps } => Result.Of(steps.ContainsKey("B") ? new MovePreview([Case(1), Case(2), Case(9)], [], []) : new([Case(1), Case(2)], [Case(9)], [new("B", "复核", 1, [new("C", "初审"), new("D", "终审")])])),
                MoveInstances => Moved,
                _ => throw new InvalidOperationException(request.GetType().Name),
            }));
        }

        private static MovedCase Case(int id) => new(new Guid(id, 0, 0, new byte[8]), id == 9 ? "停着的" : $"事项 {id}", ["B"]);
    }

    private sealed class Agreeing : DialogService
    {
        public Agreeing(Microsoft.AspNetCore.Components.NavigationManager navigation, Microsoft.JSInterop.IJSRuntime js) : base(navigation, js) { }

        public override Task<bool?> Confirm(string? message = "Confirm?", string? title = "Confirm", ConfirmOptions? options = null, CancellationToken? cancellationToken = null) => Task.FromResult<bool?>(true);
    }
}
