namespace SmartPark.Kernel.Codes;

/// <summary>How far down a division stands.</summary>
public enum DivisionLevel
{
    /// <summary>Province, autonomous region or municipality under the central government (省级).</summary>
    Province = 1,

    /// <summary>Prefecture or city (地级), and the placeholder rows of municipalities such as 市辖区.</summary>
    City = 2,

    /// <summary>County, district or county-level city (县级).</summary>
    County = 3,
}

/// <summary>An administrative division of China at county level or above (GB/T 2260, statistics codes of 2023).</summary>
/// <param name="Code">Six digits.</param>
/// <param name="Name">Its own name, such as 和平区.</param>
/// <param name="Level">Province, city or county.</param>
/// <param name="ParentCode">Code of the division above; null for a province.</param>
public sealed record Division(string Code, string Name, DivisionLevel Level, string? ParentCode)
{
    private static readonly HashSet<string> Fillers = ["市辖区", "县", "省直辖县级行政区划", "自治区直辖县级行政区划"];

    /// <summary>True for a row that exists only so that each county has a parent (北京市 / 市辖区); its name is not shown.</summary>
    public bool IsPlaceholder => Level == DivisionLevel.City && Fillers.Contains(Name);
}
