namespace SmartPark.Isolation.Tests.Surface;

/// <summary>Everything that acts as the system without a person: event handlers and jobs; reviewed.</summary>
internal static class SendersListed
{
    public static IReadOnlyList<string> Names { get; } =
    [
        "ForgetDeliveredJob",
        "PublishDueArticlesJob",
        "RecordActivityJob",
        "RemoveUnusedFilesJob",
        "SendOutgoingJob",
        "TellOverdueEnquiriesJob",
        "WhenApplicationApproved",
        "WhenCardChanged",
        "WhenArticleChanged",
        "WhenDirectoryChanged",
        "WhenImportStarted",
        "WhenLibraryChanged",
        "WhenMessageRequested",
        "WhenPersonDisabled",
        "WhenPersonRenamed",
        "WhenPolicyFilesChanged",
        "WhenSessionsEnded",
        "WhenSiteChanged",
        "WhenTenantDisabled",
        "WhenTenantDisabled",
        "WhenTenantOpened",
    ];
}
