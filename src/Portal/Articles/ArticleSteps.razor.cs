using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using SmartPark.Face;
using SmartPark.Kernel.Results;
using SmartPark.Kernel.UseCases;
using SmartPark.Portal.Face;

namespace SmartPark.Portal.Articles;

/// <summary>The steps the state of an article allows to the person; what is not allowed is absent.</summary>
public sealed partial class ArticleSteps
{
    private Refusal? _refusal;
    private string? _scheduleError;
    private string? _reasonError;
    private string _reason = "";
    private DateTime? _at;
    private DateTime? _pin;
    private int? _place;
    private bool _tell;
    private bool _busy;
    private long _seen = -1;

    /// <summary>The article.</summary>
    [Parameter, EditorRequired] public ArticleDraft Draft { get; set; } = default!;

    /// <summary>True when the person may publish.</summary>
    [Parameter] public bool MayPublish { get; set; }

    /// <summary>Saves what was typed; a step goes ahead when it answers true, with the article as it then is.</summary>
    [Parameter, EditorRequired] public Func<Task<ArticleDraft?>> Before { get; set; } = default!;

    /// <summary>Called after a step was done.</summary>
    [Parameter] public EventCallback OnDone { get; set; }

    /// <summary>Called when somebody else changed the article first.</summary>
    [Parameter] public EventCallback OnConflict { get; set; }

    [Inject] private IUseCases UseCases { get; set; } = default!;

    [Inject] private RefusalTexts Refusals { get; set; } = default!;

    [Inject] private Toasts Toasts { get; set; } = default!;

    [Inject] private ParkTime Park { get; set; } = default!;

    [Inject] private IStringLocalizer<ArticlesBenchText> Text { get; set; } = default!;

    /// <inheritdoc/>
    protected override void OnParametersSet()
    {
        if (_seen == Draft.Version) return;
        _seen = Draft.Version;
        _pin = Draft.PinnedUntil is { } until ? BenchMoments.Local(Park, until) : null;
        _place = Draft.Slide;
        if (Draft.State == ArticleState.Scheduled && Draft.PublishAt is { } at) _at = BenchMoments.Local(Park, at);
    }

    private async Task SubmitAsync()
    {
        if (await Before() is { } saved) await StepAsync(new SubmitArticle(saved.ArticleId, saved.Version), "Submitted");
    }

    private Task PublishAsync() => StepAsync(new PublishArticle(Draft.ArticleId, Draft.Version, _tell), "Published");

    private async Task ScheduleAsync()
    {
        _scheduleError = null;
        if (_at is not { } at)
        {
            _scheduleError = Text["ScheduleMissing"];
            return;
        }
        await StepAsync(new ScheduleArticle(Draft.ArticleId, Draft.Version, BenchMoments.Moment(Park, at)!.Value, _tell), "Scheduled", r => _scheduleError = r.Code == "article.schedule-time" ? Refusals.For(r) : null);
    }

    private Task ReturnAsync() => WithReasonAsync(() => StepAsync(new ReturnArticle(Draft.ArticleId, Draft.Version, _reason), "Returned"));

    private Task WithdrawAsync() => WithReasonAsync(() => StepAsync(new WithdrawArticle(Draft.ArticleId, Draft.Version, _reason), "Withdrawn"));

    private Task PinAsync(DateTime? until) => StepAsync(new PinArticle(Draft.ArticleId, Draft.Version, BenchMoments.Moment(Park, until)), until is null ? "Unpinned" : "Pinned");

    private Task SlideAsync() => StepAsync(new PutInCarousel(Draft.ArticleId, Draft.Version, _place ?? 1), "SlidePut");

    private async Task WithReasonAsync(Func<Task> step)
    {
        _reasonError = string.IsNullOrWhiteSpace(_reason) ? Text["ReasonMissing"].Value : null;
        if (_reasonError is null) await step();
    }

    private async Task StepAsync(ICommand step, string said, Action<Refusal>? refused = null)
    {
        (_busy, _refusal) = (true, null);
        var outcome = await UseCases.SendAsync(step);
        _busy = false;
        if (outcome.Succeeded)
        {
            (_reason, _scheduleError, _reasonError) = ("", null, null);
            Toasts.Show(Text["Done." + said]);
            await OnDone.InvokeAsync();
        }
        else if (outcome.Refusal.Code == "conflict.changed") await OnConflict.InvokeAsync();
        else
        {
            refused?.Invoke(outcome.Refusal);
            if (_scheduleError is null) _refusal = outcome.Refusal;
        }
    }
}
