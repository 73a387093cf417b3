using SmartPark.Portal.Enquiries;

namespace SmartPark.Portal.Demo;

/// <summary>Has visitors and enterprises ask the park, and the service desk answer.</summary>
internal sealed class DemoDesk(DemoSet set)
{
    public void Plan(DemoTimeline timeline)
    {
        for (var i = 0; i < set.Content.Enquiries.Count; i++) new Case(set, set.Content.Enquiries[i], i).Plan(timeline);
    }

    /// <summary>The life of one enquiry.</summary>
    private sealed class Case(DemoSet set, EnquiryEntry entry, int index)
    {
        private EnquiryReceipt _receipt = null!;

        private Actor? Asker => entry.Enterprise is { } slug ? set.Cast.Companies[slug].Speaker : null;

        public void Plan(DemoTimeline timeline)
        {
            var minute = index * 3 % 60;
            timeline.At(set.Clock.On(-entry.DaysAgo, 10, minute), AskAsync);
            if (entry.State != "Received") timeline.At(set.Clock.On(-entry.DaysAgo, 14, minute), AssignAsync);
            if (entry.AnsweredAfterDays is not { } after) return;
            var answered = after - entry.DaysAgo;
            timeline.At(set.Clock.On(answered, 15, minute), AnswerAsync);
            if (entry.Score is not null) timeline.At(set.Clock.On(answered + 1, 9, minute), ScoreAsync);
            if (entry.State == "Closed") timeline.At(set.Clock.On(answered + 2, 17, minute), CloseAsync);
            if (entry.State == "Reopened") timeline.At(set.Clock.On(answered + 3, 9, minute), ReopenAsync);
        }

        private async Task AskAsync(CancellationToken ct) =>
            _receipt = await set.Stage.AsAsync(Asker, new AskPark(set.Cast.Park, entry.Kind, entry.Title, entry.Text, entry.Contact ?? "", entry.Name ?? ""), ct);

        private async Task AssignAsync(CancellationToken ct) =>
            await set.Stage.AsAsync(set.Cast.Manager, new AssignEnquiry(_receipt.EnquiryId, await VersionAsync(ct), set.Cast.Desk.Person), ct);

        private async Task AnswerAsync(CancellationToken ct) => await set.Stage.AsAsync(set.Cast.Desk, new AnswerEnquiry(_receipt.EnquiryId, await VersionAsync(ct), entry.Answer!), ct);

        private async Task CloseAsync(CancellationToken ct) => await set.Stage.AsAsync(set.Cast.Desk, new CloseEnquiry(_receipt.EnquiryId, await VersionAsync(ct)), ct);

        private async Task ScoreAsync(CancellationToken ct) =>
            await set.Stage.AsAsync(Asker, new ScoreEnquiry(set.Cast.Park, _receipt.EnquiryId, entry.Score!.Value, entry.Comment, await PassAsync(ct)), ct);

        private async Task ReopenAsync(CancellationToken ct) =>
            await set.Stage.AsAsync(Asker, new ReopenEnquiry(set.Cast.Park, _receipt.EnquiryId, entry.ReopenedWith!, await PassAsync(ct)), ct);

        private async Task<string?> PassAsync(CancellationToken ct) =>
            _receipt.AccessCode is { } code ? (await set.Stage.AsAsync(null, new FollowEnquiry(set.Cast.Park, _receipt.Number, code), ct)).Pass : null;

        private async Task<long> VersionAsync(CancellationToken ct) => (await set.Stage.AsAsync(set.Cast.Desk, new GetEnquiry(_receipt.EnquiryId), ct)).Enquiry.Version;
    }
}
