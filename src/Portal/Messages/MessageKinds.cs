using Microsoft.Extensions.Localization;

namespace SmartPark.Portal.Messages;

/// <summary>Kinds of messages as people read them.</summary>
internal static class MessageKinds
{
    /// <summary>A kind that no text names yet keeps its code: better than hiding it.</summary>
    public static string Name(string kind, IStringLocalizer<MessagesBenchText> text) => text["Kind." + kind] is { ResourceNotFound: false } name ? name : kind;

    public static string Icon(string kind) => kind.Split('.')[0] switch
    {
        "article" => "news",
        "enquiry" => "question",
        "policy" => "policy",
        "application" or "enterprise" => "building",
        _ => "bell",
    };
}
