using SmartPark.Kernel.Sheets;
using SmartPark.Policies.Library;

namespace SmartPark.Policies.Imports;

/// <summary>The columns of a sheet of policies.</summary>
internal static class PolicySheet
{
    // Stands first: the schema below reads it when it is made.
    private static readonly (string Word, PolicyLevel Value)[] Levels =
    [
        ("国家级", PolicyLevel.National), ("省级", PolicyLevel.Provincial), ("市级", PolicyLevel.Municipal), ("区县级", PolicyLevel.District), ("园区级", PolicyLevel.Park),
        ("National", PolicyLevel.National), ("Provincial", PolicyLevel.Provincial), ("Municipal", PolicyLevel.Municipal), ("District", PolicyLevel.District), ("Park", PolicyLevel.Park),
    ];

    public static SheetSchema<ImportRow> Schema { get; } = SheetSchema.Of<ImportRow>(c =>
    {
        var reference = c.Optional("编号", "Reference", SheetParse.Text(PolicyTexts.Word)).Unique();
        var title = c.Required("政策名称", "Title", SheetParse.Text(PolicyTexts.Title)).Also("标题");
        var subtitle = c.Optional("副标题", "Subtitle", SheetParse.Text(PolicyTexts.Subtitle));
        var level = c.Required("级别", "Level", SheetParse.OneOf(Levels));
        var issuer = c.Required("发文单位", "Issuer", SheetParse.Text(PolicyTexts.Line)).Also("发文机关");
        var number = c.Optional("发文字号", "Document number", SheetParse.Text(PolicyTexts.Line)).Also("文号");
        var published = c.OptionalValue("发布日期", "Published on", SheetParse.Date);
        var from = c.OptionalValue("施行日期", "Valid from", SheetParse.Date);
        var until = c.OptionalValue("失效日期", "Valid until", SheetParse.Date);
        var time = c.Optional("时间说明", "Time", SheetParse.Block(PolicyTexts.Time));
        var chapter = c.Optional("领域", "Field", SheetParse.Text(PolicyTexts.Word)).Also("章节");
        var tool = c.Optional("政策工具", "Tool", SheetParse.Text(PolicyTexts.Word));
        var texts = Texts(c);
        return row =>
        {
            if (row.Get(from) is { } first && row.Get(until) is { } last && last < first) row.Refuse(until, "policy.date-order");
            var read = row.Get(from) is null && row.Get(until) is null ? TimeTexts.Validity(row.Get(time) ?? "") : (row.Get(from), row.Get(until));
            return new(row.Row, row.Get(reference), texts(row, new()
            {
                Title = row.Get(title),
                Subtitle = row.Get(subtitle) ?? "",
                Level = row.Get(level),
                Issuer = row.Get(issuer),
                DocumentNumber = row.Get(number) ?? "",
                PublishedOn = row.Get(published),
                ValidFrom = read.Item1,
                ValidUntil = read.Item2,
                TimeText = row.Get(time) ?? "",
                Chapter = row.Get(chapter) ?? "",
                ToolClass = row.Get(tool) ?? "",
            }));
        };
    });

    private static Func<SheetFields, PolicyContent, PolicyContent> Texts(SheetColumns c)
    {
        var basis = c.Optional("政策依据", "Basis", SheetParse.Block(PolicyTexts.Short));
        var target = c.Optional("适用对象", "Target", SheetParse.Block(PolicyTexts.Target));
        var content = c.Required("政策内容", "Content", SheetParse.Block(PolicyTexts.Long));
        var conditions = c.Optional("申报条件", "Conditions", SheetParse.Block(PolicyTexts.Long));
        var process = c.Optional("办理流程", "Process", SheetParse.Block(PolicyTexts.Process));
        var contact = c.Optional("联系方式", "Contact", SheetParse.Block(PolicyTexts.Short));
        var source = c.Optional("来源", "Source", SheetParse.Text(PolicyTexts.Time));
        var url = c.Optional("来源网址", "Source URL", SheetParse.Text(PolicyTexts.Url));
        var interpretation = c.Optional("政策解读", "Interpretation", SheetParse.Block(PolicyTexts.Long));
        return (row, policy) =>
        {
            var whole = policy with
            {
                Basis = row.Get(basis) ?? "",
                Target = row.Get(target) ?? "",
                Content = row.Get(content),
                Conditions = row.Get(conditions) ?? "",
                Process = row.Get(process) ?? "",
                Contact = row.Get(contact) ?? "",
                Source = row.Get(source) ?? "",
                SourceUrl = row.Get(url) ?? "",
                Interpretation = row.Get(interpretation) ?? "",
            };
            if (whole.Check().Any(p => p.Field == nameof(PolicyContent.SourceUrl))) row.Refuse(url, "policy.source-url");
            return whole;
        };
    }
}
