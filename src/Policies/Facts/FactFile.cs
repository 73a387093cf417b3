using SmartPark.Kernel.Sheets;

namespace SmartPark.Policies.Facts;

/// <summary>A sheet of facts: field by code or Chinese or English name, year, value, unit.</summary>
internal static class FactFile
{
    public const int MostBytes = 2 * 1024 * 1024;

    public static SheetSchema<FactInput> Schema { get; } = SheetSchema.Of<FactInput>(c =>
    {
        var field = c.Required("信息项", "Field", SheetParse.Text(100)).Also("字段");
        var year = c.OptionalValue("年度", "Year", SheetParse.Whole(1900, 2200));
        var value = c.Required("数值", "Value", SheetParse.Text(Values.LongestText)).Also("值");
        var unit = c.Optional("单位", "Unit", SheetParse.Text(20));
        return row => new(CodeOf(row.Get(field)), row.Get(year) ?? 0, row.Get(value), row.Get(unit) ?? "", FactSource.Imported);
    });

    private static string CodeOf(string name) => Fields.All.FirstOrDefault(f => f.Code == name || f.Zh == name || f.En.Equals(name, StringComparison.OrdinalIgnoreCase))?.Code ?? name;
}
