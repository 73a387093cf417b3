using SmartPark.Kernel.Codes;

namespace SmartPark.Policies.Facts;

/// <summary>The four classes of size, smallest first.</summary>
public enum SizeClassName
{
    /// <summary>微型.</summary>
    Micro,

    /// <summary>小型.</summary>
    Small,

    /// <summary>中型.</summary>
    Medium,

    /// <summary>大型.</summary>
    Large,
}

/// <summary>A size class and what decided it.</summary>
/// <param name="Class">The class.</param>
/// <param name="Sector">Row of the rule: 工业, 建筑业 …</param>
/// <param name="DecidedBy">The indicator that holds it down to this class: employees, revenue or assets; null when all reach the class.</param>
public sealed record SizeClassFound(SizeClassName Class, string Sector, string? DecidedBy);

/// <summary>
/// 中小企业划型标准规定 (工信部联企业〔2011〕300号), article 4: large when all indicators of the sector reach the bound of large, and so down; one short indicator takes the
/// enterprise a class down. With an indicator unknown the class is known only when it cannot change: micro.
/// </summary>
internal static class SizeClass
{
    private static readonly int[] None = [];

    /// <summary>Sector, its industry codes (GB/T 4754-2017 prefixes), bounds large, medium, small for people, revenue in 万元, assets in 万元.</summary>
    private static readonly (string Sector, string[] Codes, int[] People, int[] Revenue, int[] Assets)[] Rows =
    [
        ("农、林、牧、渔业", ["01", "02", "03", "04", "05"], None, [20000, 500, 50], None),
        ("建筑业", ["47", "48", "49", "50"], None, [80000, 6000, 300], [80000, 5000, 300]),
        ("批发业", ["51"], [200, 20, 5], [40000, 5000, 1000], None),
        ("零售业", ["52"], [300, 50, 10], [20000, 500, 100], None),
        ("交通运输业", ["54", "55", "56", "57", "58"], [1000, 300, 20], [30000, 3000, 200], None),
        ("仓储业", ["59"], [200, 100, 20], [30000, 1000, 100], None),
        ("邮政业", ["60"], [1000, 300, 20], [30000, 2000, 100], None),
        ("住宿业、餐饮业", ["61", "62"], [300, 100, 10], [10000, 2000, 100], None),
        ("信息传输业", ["63", "64"], [2000, 100, 10], [100000, 1000, 100], None),
        ("软件和信息技术服务业", ["65"], [300, 100, 10], [10000, 1000, 50], None),
        ("房地产开发经营", ["701"], None, [200000, 1000, 100], [10000, 5000, 2000]),
        ("物业管理", ["702"], [1000, 300, 100], [5000, 1000, 500], None),
        ("租赁和商务服务业", ["71", "72"], [300, 100, 10], None, [120000, 8000, 100]),
        ("工业", [.. Enumerable.Range(6, 41).Select(n => n.ToString("00", System.Globalization.CultureInfo.InvariantCulture))], [1000, 300, 20], [40000, 2000, 300], None),
    ];

    /// <summary>The class, or null when it cannot be known from these facts.</summary>
    /// <param name="industry">Code of GB/T 4754-2017; null when unknown.</param>
    /// <param name="employees">People, null when unknown.</param>
    /// <param name="revenue">Revenue of the year in 万元, null when unknown.</param>
    /// <param name="assets">Total assets in 万元, null when unknown.</param>
    public static SizeClassFound? Of(string? industry, decimal? employees, decimal? revenue, decimal? assets)
    {
        if (Industries.Find(industry) is null || industry!.Length < 2) return null;
        var row = Rows.FirstOrDefault(r => r.Codes.Any(c => industry.StartsWith(c, StringComparison.Ordinal)));
        if (row.Sector is null) row = ("其他未列明行业", [], [300, 100, 10], None, None);
        (string Name, int[] Bounds, decimal? Value)[] indicators = [("employees", row.People, employees), ("revenue", row.Revenue, revenue), ("assets", row.Assets, assets)];
        var counted = indicators.Where(i => i.Bounds.Length > 0).ToList();
        var classes = counted.Where(i => i.Value is not null).Select(i => (i.Name, Class: ClassOf(i.Bounds, i.Value!.Value))).ToList();
        if (classes.Count == 0) return null;
        var least = classes.MinBy(c => c.Class);
        if (classes.Count < counted.Count && least.Class != SizeClassName.Micro) return null;
        return new(least.Class, row.Sector, classes.All(c => c.Class == least.Class) && classes.Count == counted.Count ? null : least.Name);
    }

    /// <summary>The word of the rule: 大型, 中型, 小型, 微型.</summary>
    /// <param name="size">The class.</param>
    public static string Word(SizeClassName size) => size switch { SizeClassName.Large => "大型", SizeClassName.Medium => "中型", SizeClassName.Small => "小型", _ => "微型" };

    private static SizeClassName ClassOf(int[] bounds, decimal value) =>
        value >= bounds[0] ? SizeClassName.Large : value >= bounds[1] ? SizeClassName.Medium : value >= bounds[2] ? SizeClassName.Small : SizeClassName.Micro;
}
