using System.Globalization;
using SmartPark.Kernel.Tenancy;
using SmartPark.Kernel.Time;
using SmartPark.Kernel.UseCases;
using SmartPark.Portal.Articles;
using SmartPark.Portal.Directory;
using SmartPark.Portal.Enquiries;
using SmartPark.Portal.Messages;

namespace SmartPark.Portal.Cockpit;

/// <summary>Enquiries past their deadline.</summary>
internal sealed class OverdueFigure() : CountNow<EnquiryRow>(TenantKinds.Park, 30, "enquiries-overdue", "items", "/w/enquiries?overdue=true", alarm: true)
{
    protected override IUseCase<Page<EnquiryRow>> List(CockpitCall call) => new FindEnquiries(Overdue: true, Paging: new(Size: 1));
}

/// <summary>Enquiries without an answer.</summary>
internal sealed class OpenEnquiriesFigure() : CountNow<EnquiryRow>(TenantKinds.Park, 40, "enquiries-open", "items", "/w/enquiries?open=true")
{
    protected override IUseCase<Page<EnquiryRow>> List(CockpitCall call) => new FindEnquiries(Open: true, Paging: new(Size: 1));
}

/// <summary>Articles that wait for a reviewer.</summary>
internal sealed class ArticlesInReviewFigure() : CountNow<ArticleRow>(TenantKinds.Park, 60, "articles-in-review", "items", "/w/articles?state=InReview")
{
    protected override IUseCase<Page<ArticleRow>> List(CockpitCall call) => new FindArticles(ArticleState.InReview, Paging: new(Size: 1));
}

/// <summary>Articles published this month by the calendar of China, and the change to the month before.</summary>
internal sealed class ArticlesPublishedFigure : ICockpitFigure
{
    public TenantKinds For => TenantKinds.Park;

    public int Order => 50;

    public async Task<CockpitFigure?> ReadAsync(CockpitCall call, CancellationToken ct)
    {
        var today = call.Now.ToOffset(ChinaTime.Offset);
        var from = new DateTimeOffset(today.Year, today.Month, 1, 0, 0, 0, ChinaTime.Offset);
        var until = from.AddMonths(1);
        var list = new FindArticles(ArticleState.Published, From: from, Until: until, Paging: new(Size: 1));
        if (await call.TotalAsync(list, ct) is not { } total) return null;
        var before = await call.TotalAsync(list with { From = from.AddMonths(-1), Until = from }, ct);
        var url = string.Create(CultureInfo.InvariantCulture, $"/w/articles?state=Published&from={from:yyyy-MM-dd}&until={until:yyyy-MM-dd}");
        return new("articles-published", total, "items", from, until, total - before, url, nameof(FindArticles));
    }
}

/// <summary>Pages in the park's directory.</summary>
internal sealed class DirectoryFigure() : CountNow<CardRow>(TenantKinds.Park, 70, "directory-pages", "enterprises", "/enterprises")
{
    protected override IUseCase<Page<CardRow>>? List(CockpitCall call) => call.Caller.Park is { } park ? new FindInDirectory(park, Paging: new(Size: 1)) : null;
}

/// <summary>Messages the looker has not read.</summary>
internal sealed class UnreadFigure() : CountNow<MessageRow>(TenantKinds.All, 80, "messages-unread", "items", "/w/messages?unread=true")
{
    protected override IUseCase<Page<MessageRow>>? List(CockpitCall call) => call.Caller.Person is null ? null : new FindMessages(Unread: true, Paging: new(Size: 1));
}

/// <summary>The enterprise's own enquiries without an answer.</summary>
internal sealed class MyOpenEnquiriesFigure() : CountNow<EnquiryRow>(TenantKinds.Enterprise | TenantKinds.Partner, 40, "my-enquiries-open", "items", "/w/my-questions?open=true")
{
    protected override IUseCase<Page<EnquiryRow>> List(CockpitCall call) => new MyEnquiries(Open: true, Paging: new(Size: 1));
}

/// <summary>Answers the enterprise may score.</summary>
internal sealed class MyAnswersFigure() : CountNow<EnquiryRow>(TenantKinds.Enterprise | TenantKinds.Partner, 50, "my-enquiries-answered", "items", "/w/my-questions?state=Answered")
{
    protected override IUseCase<Page<EnquiryRow>> List(CockpitCall call) => new MyEnquiries(EnquiryState.Answered, Paging: new(Size: 1));
}
