namespace SmartPark.Kernel.Codes;

/// <summary>The four levels of GB/T 4754.</summary>
public enum IndustryLevel
{
    /// <summary>门类: a letter.</summary>
    Section = 1,

    /// <summary>大类: two digits.</summary>
    Division = 2,

    /// <summary>中类: three digits.</summary>
    Group = 3,

    /// <summary>小类: four digits.</summary>
    Class = 4,
}

/// <summary>One row of GB/T 4754.</summary>
/// <param name="Code">Edition and code.</param>
/// <param name="Name">The name in the standard.</param>
/// <param name="Level">Section, division, group or class.</param>
/// <param name="ParentCode">The code above, in the same edition; null for a section.</param>
/// <param name="Section">The letter of the section, A to T.</param>
public sealed record Industry(IndustryCode Code, string Name, IndustryLevel Level, string? ParentCode, char Section)
{
    /// <summary>True for industry in the sense of statistics (工业): mining, manufacturing, and supply of energy and water (B, C, D).</summary>
    public bool IsIndustrial => Section is 'B' or 'C' or 'D';
}
