namespace SmartPark.Kernel.Sheets;

/// <summary>Where the parts of a workbook are: the first visible sheet of cells, the shared strings, the styles, and which calendar counts.</summary>
internal sealed record WorkbookIndex(string Sheet, string? Strings, string? Styles, bool Date1904)
{
    private sealed record Link(string Id, string Kind, string Target);

    public static WorkbookIndex Read(SheetArchive archive)
    {
        var book = Links(archive, "_rels/.rels", "").Find(link => link.Kind == "officeDocument")?.Target ?? "xl/workbook.xml";
        if (!book.EndsWith(".xml", StringComparison.OrdinalIgnoreCase)) throw new SheetRefusedException("sheet.not-a-sheet", book);
        using var part = archive.Open(book) ?? throw new SheetRefusedException("sheet.not-a-sheet");

        var slash = book.LastIndexOf('/') + 1;
        var links = Links(archive, $"{book[..slash]}_rels/{book[slash..]}.rels", book[..slash]);
        var (date1904, sheet) = (false, (string?)null);
        while (part.Read())
        {
            if (part.IsStart("workbookPr")) date1904 = part.Flag("date1904");
            if (sheet is not null || !part.IsStart("sheet") || part.Attribute("state") is "hidden" or "veryHidden") continue;
            var id = part.AnyAttribute("id");
            sheet = links.Find(link => link.Id == id && link.Kind == "worksheet")?.Target;
        }

        if (sheet is null || !archive.Has(sheet)) throw new SheetRefusedException("sheet.not-a-sheet", book);
        return new WorkbookIndex(sheet, Target("sharedStrings"), Target("styles"), date1904);

        string? Target(string kind) => links.Find(link => link.Kind == kind)?.Target;
    }

    private static List<Link> Links(SheetArchive archive, string name, string folder)
    {
        var links = new List<Link>();
        using var part = archive.Open(name);
        while (part is not null && part.Read())
        {
            // Hyperlinks are external on purpose and are never followed; no part that is read may be.
            if (!part.IsStart("Relationship") || part.Attribute("TargetMode") == "External") continue;
            var kind = part.Attribute("Type") ?? "";
            var target = part.Attribute("Target") ?? "";
            links.Add(new Link(part.Attribute("Id") ?? "", kind[(kind.LastIndexOf('/') + 1)..], Resolve(folder, target)));
        }

        return links;
    }

    private static string Resolve(string folder, string target)
    {
        if (target.StartsWith('/')) return target[1..];
        while (target.StartsWith("../", StringComparison.Ordinal) && folder.Length > 0)
        {
            target = target[3..];
            folder = folder[..(folder[..^1].LastIndexOf('/') + 1)];
        }

        return folder + target;
    }
}
