namespace SmartPark.Policies.Library;

/// <summary>Local addresses of this module's pages.</summary>
internal static class PolicyLinks
{
    public const string Library = "/policies";
    public const string WorkLibrary = "/w/policies";
    public const string New = "/w/policies/new";
    public const string Import = "/w/policies/import";
    public const string WorkTopics = "/w/policies/topics";

    public const string Matches = "/w/match";
    public const string Profile = "/w/profile";
    public const string RuleWork = "/w/policies/rules";
    public const string Calculator = "/policies/calculator";

    public static string Match(Guid id) => $"{Matches}/{id}";

    public static string Rule(Guid id) => $"{WorkLibrary}/{id}/rule";

    public static string Reach(Guid id) => $"{WorkLibrary}/{id}/reach";

    public static string Public(Guid id) => $"{Library}/{id}";

    public static string Work(Guid id) => $"{WorkLibrary}/{id}";

    public static string Topic(Guid id) => $"{Library}/topics/{id}";

    public static string WorkTopic(Guid id) => $"{WorkTopics}/{id}";

    public static string File(Guid id) => $"/files/{id}";
}
