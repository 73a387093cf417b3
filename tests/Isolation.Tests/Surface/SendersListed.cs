namespace SmartPark.Isolation.Tests.Surface;

/// <summary>Everything that acts as the system without a person: event handlers and jobs; reviewed.</summary>
internal static class SendersListed
{
    public static IReadOnlyList<string> Names { get; } =
    [
        "ForgetDeliveredJob",
        "MatchDailyJob",
        "PublishDueArticlesJob",
        "RecordActivityJob",
        "RemoveUnusedFilesJob",
        "SendOutgoingJob",
        "TellOverdueEnquiriesJob",
        "WhenApplicationApproved",
        "WhenArticleChanged",
        "WhenCardChanged",
        "WhenDirectoryChanged",
        "WhenImportStarted",
        "WhenLibraryChanged",
        "WhenMessageRequested",
        "WhenPersonDisabled",
        "WhenPersonRenamed",
        "WhenPolicyCameOut",
        "WhenPolicyFilesChanged",
        "WhenPolicyPublished",
        "WhenPolicySuperseded",
        "WhenPolicyWithdrawn",
        "WhenProfileChanged",
        "WhenReachChanged",
        "WhenRuleDrafted",
        "WhenRulesPublished",
        "WhenSessionsEnded",
        "WhenSiteChanged",
        "WhenTenantDisabled",
        "WhenTenantDisabled",
        "WhenTenantDisabled",
        "WhenTenantOpened",
        "WhenTenantOpened",
    ];
}
