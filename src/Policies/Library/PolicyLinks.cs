namespace SmartPark.Policies.Library;

/// <summary>Local addresses of this module's pages.</summary>
internal static class PolicyLinks
{
    public const string Library = "/policies";
    public const string WorkLibrary = "/w/policies";
    public const string New = "/w/policies/new";
    public const string Import = "/w/policies/import";
    public const string WorkTopics = "/w/policies/topics";

    public static string Public(Guid id) => $"{Library}/{id}";

    public static string Work(Guid id) => $"{WorkLibrary}/{id}";

    public static string Topic(Guid id) => $"{Library}/topics/{id}";

    public static string WorkTopic(Guid id) => $"{WorkTopics}/{id}";

    public static string File(Guid id) => $"/files/{id}";
}
