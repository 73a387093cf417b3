using System.Text;

namespace SmartPark.Kernel.Sheets;

/// <summary>The table of shared strings (ECMA-376 18.4.9); readings above Chinese or Japanese characters are not part of the text.</summary>
internal static class SharedStrings
{
    public static IReadOnlyList<string> Read(SheetArchive archive, string? name, SheetLimits limits)
    {
        var strings = new List<string>();
        using var part = name is null ? null : archive.Open(name);
        while (part is not null && part.Read())
        {
            if (!part.IsStart("si")) continue;
            strings.Add(part.IsEmpty ? "" : ReadOne(part, strings.Count, limits));
            if (strings.Count > limits.SharedStrings) throw new SheetRefusedException("sheet.too-many-strings", name, limits.SharedStrings);
        }

        return strings;
    }

    private static string ReadOne(SheetPart part, int index, SheetLimits limits)
    {
        string? first = null;
        StringBuilder? more = null;
        var place = $"{part.Name} {index}";
        while (part.Read() && !part.IsEnd("si"))
        {
            if (part.IsStart("rPh")) part.Skip();
            if (!part.IsStart("t")) continue;
            var text = part.Text(place);
            if (first is null) first = text;
            else more = (more ?? new StringBuilder(first)).Append(text);
            if (more?.Length > limits.CellLength) throw new SheetRefusedException("sheet.cell-too-long", place, limits.CellLength);
        }

        return more?.ToString() ?? first ?? "";
    }
}
