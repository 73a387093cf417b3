using Microsoft.Extensions.Localization;
using SmartPark.Workflows.Definitions;

namespace SmartPark.Workflows.Drawing;

/// <summary>A sentence for every remark about a document.</summary>
internal static class RemarkSaying
{
    public static string Of(IStringLocalizer<RemarkText> text, string code, string what) =>
        text[code, what] is { ResourceNotFound: false } said ? said.Value : text["other", code, what].Value;

    public static string Of(IStringLocalizer<RemarkText> text, DocumentRemark remark) => Of(text, remark.Code, remark.What);
}

/// <summary>Names the sentences of remarks: RemarkText.resx (zh-CN) and RemarkText.en.resx.</summary>
internal sealed class RemarkText;

/// <summary>Names the texts of the board and the comparison: DrawText.resx (zh-CN) and DrawText.en.resx.</summary>
internal sealed class DrawText;
