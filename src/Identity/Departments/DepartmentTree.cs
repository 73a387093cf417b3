namespace SmartPark.Identity.Departments;

/// <summary>Departments as a tree laid flat: each below its parent, siblings by name.</summary>
internal static class DepartmentTree
{
    public static IReadOnlyList<DepartmentLine> Ordered(IReadOnlyList<DepartmentRow> rows) => [.. Below(rows, null, 0)];

    private static IEnumerable<DepartmentLine> Below(IReadOnlyList<DepartmentRow> rows, Guid? parent, int depth) =>
        depth > Department.Deepest ? [] : rows.Where(r => r.ParentId == parent).SelectMany(r => Below(rows, r.Id, depth + 1).Prepend(new(r, depth)));
}

/// <summary>A department at its depth, 0 at the top.</summary>
internal sealed record DepartmentLine(DepartmentRow Row, int Depth)
{
    /// <summary>Its name after a wide space for each level.</summary>
    public string Indented => new string('\u3000', Depth) + Row.Name;
}
