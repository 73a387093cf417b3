using SmartPark.Kernel.Files;
using SmartPark.Kernel.Tenancy;
using SmartPark.Kernel.UseCases;
using SmartPark.Portal.Articles;

namespace SmartPark.Portal.Demo;

/// <summary>Has the editor write the articles and the park manager publish, schedule, pin and withdraw them, each on its day.</summary>
internal sealed class DemoPress(DemoSet set)
{
    public void Plan(DemoTimeline timeline)
    {
        for (var i = 0; i < set.Content.Articles.Count; i++) new Story(set, set.Content.Articles[i], i).Plan(timeline);
    }

    /// <summary>The life of one article.</summary>
    private sealed class Story(DemoSet set, ArticleEntry article, int index)
    {
        private Guid _id;
        private Guid? _cover;

        private DateTimeOffset Day(int day, int hour) => set.Clock.On(day, hour, index % 60);

        public void Plan(DemoTimeline timeline)
        {
            var day = Math.Min(article.Day, 0);
            timeline.At(Day(day - 3, 10), WriteAsync);
            if (article.State != ArticleState.Draft) timeline.At(Day(day - 2, 15), SubmitAsync);
            if (article.State == ArticleState.Scheduled) timeline.At(Day(day - 1, 16), ScheduleAsync);
            if (article.State is ArticleState.Published or ArticleState.Withdrawn or ArticleState.Expired) timeline.At(Day(day, 9), AppearAsync);
            if (article.State == ArticleState.Withdrawn) timeline.At(Day(day + 2, 11), WithdrawAsync);
            if (article.State == ArticleState.Expired) timeline.At(Day(article.ExpiresOnDay!.Value, 19), ct => set.Stage.AsSystemAsync(set.Cast.Park, new PublishDueArticles(), ct));
            if (article.PinnedForDays is not null) timeline.At(set.Clock.LoadedAt, PinAsync);
        }

        private async Task WriteAsync(CancellationToken ct)
        {
            _cover = article.Cover is null ? null : await UploadAsync(article.Cover, ct);
            var expires = article.ExpiresOnDay is { } day ? set.Clock.On(day, 18) : (DateTimeOffset?)null;
            var readers = article.ParkOnly ? ArticleReaders.Park : ArticleReaders.Everyone;
            _id = await EditAsync(new WriteArticle(new(article.Column, article.Title, DemoFiles.BodyOf(article), article.Summary, _cover, Readers: readers, ExpiresAt: expires)), ct);
        }

        private async Task SubmitAsync(CancellationToken ct) => await EditAsync(new SubmitArticle(_id, await VersionAsync(ct)), ct);

        private async Task ScheduleAsync(CancellationToken ct) =>
            await PublishAsync(new ScheduleArticle(_id, await VersionAsync(ct), set.Clock.On(article.Day, 9), article.Tell), ct);

        private async Task AppearAsync(CancellationToken ct)
        {
            await PublishAsync(new PublishArticle(_id, await VersionAsync(ct)), ct);
            if (_cover is { } cover) await set.Stage.AsSystemAsync(set.Cast.Park, new UseFiles($"article:{_id}", [cover], Audience.Everyone, Visible: true), ct);
            if (article.Slide is { } place) await PublishAsync(new PutInCarousel(_id, await VersionAsync(ct), place), ct);
        }

        private async Task WithdrawAsync(CancellationToken ct) => await PublishAsync(new WithdrawArticle(_id, await VersionAsync(ct), article.Reason!), ct);

        private async Task PinAsync(CancellationToken ct) =>
            await PublishAsync(new PinArticle(_id, await VersionAsync(ct), set.Clock.LoadedAt.AddDays(article.PinnedForDays!.Value)), ct);

        private async Task<long> VersionAsync(CancellationToken ct) => (await EditAsync(new GetArticleForEdit(_id), ct)).Version;

        private Task<T> EditAsync<T>(IUseCase<T> request, CancellationToken ct) => set.Stage.AsAsync(set.Cast.Editor, request, ct);

        private Task<T> PublishAsync<T>(IUseCase<T> request, CancellationToken ct) => set.Stage.AsAsync(set.Cast.Manager, request, ct);

        private async Task<Guid> UploadAsync(string cover, CancellationToken ct)
        {
            await using var picture = DemoFiles.OpenCover(cover);
            return (await EditAsync(new StoreFile(cover + ".png", picture), ct)).Id;
        }
    }
}
