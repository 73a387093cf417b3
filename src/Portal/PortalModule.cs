using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using SmartPark.Kernel;
using SmartPark.Kernel.Http;
using SmartPark.Kernel.Results;
using SmartPark.Kernel.UseCases;
using SmartPark.Portal.Cases;
using SmartPark.Workflows.Services;
using SmartPark.Portal.Articles;
using SmartPark.Portal.Cockpit;
using SmartPark.Portal.Directory;
using SmartPark.Portal.Enquiries;
using SmartPark.Portal.Messages;
using SmartPark.Portal.Sites;

namespace SmartPark.Portal;

/// <summary>The portal: sites, articles, enquiries, messages, directory and cockpit.</summary>
public static class PortalModule
{
    /// <summary>Registers the module. Settings: <c>SmartPark:Smtp</c> (Host, Port, From, User, Password, Tls), <c>SmartPark:PublicUrl</c>, <c>SmartPark:Webhooks:AllowedHosts</c>; wrong ones stop the start.</summary>
    public static void Add(IServiceCollection services)
    {
        services.AddModule<PortalDb>("portal", PortalPermissions.All);
        services.AddSingleton(new RefusalSource(typeof(PortalRefusals)));
        services.AddSingleton(new ServiceTaskInfo(MoveInCase.Approves, new("通过入驻申请", "Approve the application"))).AddSingleton(new ServiceTaskInfo(MoveInCase.Refuses, new("不通过入驻申请", "Refuse the application")));
        services.AddSingleton(new ServiceTaskInfo(ArticleCase.Publishes, new("发布文章", "Publish the article")));
        services.AddTransient<ArticleDesk>().AddTransient<EnquiryDesk>().AddTransient<CardCurtain>().AddTransient<IRecipientLookup, RecipientLookup>();
        services.AddSingleton(p => SmtpSettings.Read(p.GetRequiredService<IConfiguration>())).AddSingleton<MailSender>();
        services.AddSingleton<WebhookAddresses>().AddSingleton<IHostResolver, SystemHostResolver>().AddSingleton<WebhookClient>().AddSingleton<WebhookSecrets>();
        AddFigures(services);
    }

    /// <summary>Maps the HTTP face, a twin for every page action.</summary>
    public static void Map(Api api)
    {
        MapSites(api);
        MapArticles(api);
        MapEnquiries(api);
        MapMessages(api);
        MapDirectory(api);
        api.Query<GetCockpit, CockpitPage>("/cockpit");
    }

    private static void AddFigures(IServiceCollection services)
    {
        services.AddTransient<ICockpitFigure, OverdueFigure>().AddTransient<ICockpitFigure, OpenEnquiriesFigure>();
        services.AddTransient<ICockpitFigure, ArticlesPublishedFigure>().AddTransient<ICockpitFigure, ArticlesInReviewFigure>();
        services.AddTransient<ICockpitFigure, DirectoryFigure>().AddTransient<ICockpitFigure, ApplicationsFigure>().AddTransient<ICockpitFigure, PoliciesFigure>().AddTransient<ICockpitFigure, UnreadFigure>();
        services.AddTransient<ICockpitFigure, ResidentsFigure>().AddTransient<ICockpitFigure, ParksFigure>().AddTransient<ICockpitFigure, EnterprisesFigure>().AddTransient<ICockpitFigure, PartnersFigure>();
        services.AddTransient<ICockpitFigure, MyOpenEnquiriesFigure>().AddTransient<ICockpitFigure, MyAnswersFigure>();
    }

    private static void MapSites(Api api) => api
        .Query<GetSite, SiteRow>("/sites/current").Query<ListSites, IReadOnlyList<SiteRow>>("/sites")
        .Query<GetSiteSettings, SiteSettings>("/site").Command<ChangeSite>("/site", "PUT").Command<ChooseDefaultSite>("/sites/{park}/default", "PUT");

    private static void MapArticles(Api api) => api
        .Query<ListPublished, Page<PublishedRow>>("/parks/{park}/articles").Query<Carousel, IReadOnlyList<PublishedRow>>("/parks/{park}/carousel")
        .Query<ListColumns, IReadOnlyList<ColumnRow>>("/parks/{park}/columns").Command<SetColumn>("/columns/{code}", "PUT").Command<RemoveColumn>("/columns/{code}", "DELETE")
        .Query<ReadArticle, ArticlePage>("/articles/{articleId}/published").Query<FindArticles, Page<ArticleRow>>("/articles").Query<GetArticleForEdit, ArticleDraft>("/articles/{articleId}")
        .Command<WriteArticle, Guid>("/articles").Command<ChangeArticle>("/articles/{articleId}", "PUT").Command<SubmitArticle>("/articles/{articleId}/submit")
        .Command<ReturnArticle>("/articles/{articleId}/return").Command<PublishArticle>("/articles/{articleId}/publish").Command<ScheduleArticle>("/articles/{articleId}/schedule")
        .Command<WithdrawArticle>("/articles/{articleId}/withdraw").Command<PinArticle>("/articles/{articleId}/pin", "PUT")
        .Command<PutInCarousel>("/articles/{articleId}/carousel", "PUT").Command<TakeOutOfCarousel>("/articles/{articleId}/carousel", "DELETE")
        .Query<ArticleHistory, Page<RevisionRow>>("/articles/{articleId}/revisions").Command<RestoreRevision>("/articles/{articleId}/revisions/{revisionId}/restore");

    private static void MapEnquiries(Api api) => api
        .Command<AskPark, EnquiryReceipt>("/parks/{park}/enquiries").Command<FollowEnquiry, FollowedEnquiry>("/parks/{park}/enquiries/follow")
        .Command<ScoreEnquiry>("/parks/{park}/enquiries/{enquiryId}/score").Command<ReopenEnquiry>("/parks/{park}/enquiries/{enquiryId}/reopen")
        .Query<MyEnquiries, Page<EnquiryRow>>("/my/enquiries").Query<GetMyEnquiry, EnquiryView>("/my/enquiries/{enquiryId}")
        .Query<FindEnquiries, Page<EnquiryRow>>("/enquiries").Query<EnquiryStaff, IReadOnlyList<StaffRow>>("/enquiries/staff").Query<GetEnquiry, EnquiryCase>("/enquiries/{enquiryId}").Command<AssignEnquiry>("/enquiries/{enquiryId}/assign")
        .Command<AnswerEnquiry>("/enquiries/{enquiryId}/answer").Command<CloseEnquiry>("/enquiries/{enquiryId}/close")
        .Query<ListFaq, Page<FaqRow>>("/parks/{park}/faq").Query<FindFaq, Page<FaqRow>>("/faq").Command<WriteFaq, Guid>("/faq").Command<RemoveFaq>("/faq/{faqId}", "DELETE");

    private static void MapMessages(Api api) => api
        .Query<FindMessages, Page<MessageRow>>("/messages").Query<CountUnread, int>("/messages/unread").Command<MarkAllRead, int>("/messages/read")
        .Command<MarkRead>("/messages/{messageId}/read").Command<ArchiveMessage>("/messages/{messageId}/archive")
        .Query<GetMessageSettings, MessageChoices>("/messages/settings").Command<ChangeMessageSettings>("/messages/settings", "PUT").Command<SetWebhook, string>("/messages/webhook", "PUT")
        .Query<FindSentMessages, Page<SentRow>>("/messages/sent").Query<WhoHasRead, ReadReceipts>("/messages/sent/{batchId}");

    private static void MapDirectory(Api api) => api
        .Query<FindInDirectory, Page<CardRow>>("/parks/{park}/directory").Query<GetCard, CardPage>("/directory/{enterprise}").Command<ChangeCard>("/directory", "PUT")
        .Command<PublishCard>("/directory/publish").Command<HideCard>("/directory/hide").Command<AddProduct, Guid>("/products").Command<ChangeProduct>("/products/{productId}", "PUT")
        .Command<RemoveProduct>("/products/{productId}", "DELETE").Command<AddCertificate, Guid>("/certificates").Command<RemoveCertificate>("/certificates/{certificateId}", "DELETE");
}
