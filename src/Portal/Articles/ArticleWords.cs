using System.Globalization;
using Microsoft.Extensions.Localization;
using SmartPark.Face;

namespace SmartPark.Portal.Articles;

/// <summary>States, columns and readers of articles as people read them.</summary>
internal static class ArticleWords
{
    public static Status StatusOf(ArticleState state, IStringLocalizer<ArticlesBenchText> text) => state switch
    {
        ArticleState.InReview => new(text["State.InReview"], Tone.Warning, "waiting"),
        ArticleState.Scheduled => new(text["State.Scheduled"], Tone.Info, "clock"),
        ArticleState.Published => new(text["State.Published"], Tone.Good),
        ArticleState.Withdrawn => new(text["State.Withdrawn"], Tone.Danger, "stopped"),
        ArticleState.Expired => new(text["State.Expired"], Tone.Unknown, "clock"),
        _ => new(text["State.Draft"]),
    };

    public static string ColumnName(ColumnRow column, IStringLocalizer<ArticlesBenchText> text)
    {
        if (column.BuiltIn) return text["Column." + column.Code];
        var own = CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "en" ? column.NameEn : column.Name;
        return string.IsNullOrWhiteSpace(own) ? column.Code : own;
    }

    public static string ColumnName(IReadOnlyList<ColumnRow> columns, string code, IStringLocalizer<ArticlesBenchText> text) =>
        columns.FirstOrDefault(c => c.Code == code) is { } column ? ColumnName(column, text) : code;
}
