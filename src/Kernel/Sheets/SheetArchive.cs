using System.IO.Compression;
using System.Text;

namespace SmartPark.Kernel.Sheets;

/// <summary>The zip archive of a workbook: refuses what a sheet of data has no use for, and counts every byte that is inflated.</summary>
internal sealed class SheetArchive : IDisposable
{
    private const long SmallEntry = 1024 * 1024;

    private readonly ZipArchive zip;
    private readonly SheetLimits limits;
    private readonly Dictionary<string, ZipArchiveEntry> parts = new(StringComparer.OrdinalIgnoreCase);
    private readonly InflationBudget budget;

    public SheetArchive(MemoryStream content, SheetLimits limits)
    {
        this.limits = limits;
        content.Position = 0;
        zip = new ZipArchive(content, ZipArchiveMode.Read, leaveOpen: true, Encoding.UTF8);
        budget = new InflationBudget(limits.InflatedBytes);
        CheckSizes(content.Length);
        foreach (var entry in zip.Entries) Admit(entry);
        foreach (var entry in parts.Values) CheckStart(entry);
    }

    public bool Has(string part) => parts.ContainsKey(part);

    public SheetPart? Open(string part)
    {
        if (!parts.TryGetValue(part, out var entry)) return null;
        var counted = new InflatingStream(entry.Open(), budget, entry.CompressedLength * limits.Ratio, entry.FullName);
        return new SheetPart(counted, part, limits);
    }

    public void Dispose() => zip.Dispose();

    // What the headers say. They may lie, so the same limits are counted again while reading.
    private void CheckSizes(long fileLength)
    {
        if (zip.Entries.Count > limits.Entries) throw new SheetRefusedException("sheet.too-many-entries", null, limits.Entries);
        decimal inflated = 0, compressed = 0;
        foreach (var entry in zip.Entries)
        {
            inflated += entry.Length;
            compressed += entry.CompressedLength;
            var swollen = entry.Length > SmallEntry && entry.Length / Math.Max(1, entry.CompressedLength) > limits.Ratio;
            if (swollen) throw new SheetRefusedException("sheet.zip-bomb", entry.FullName, limits.Ratio);
        }

        if (inflated > limits.InflatedBytes) throw new SheetRefusedException("sheet.zip-bomb", null, limits.InflatedBytes);
        // More compressed bytes than the file has: entries that share the same bytes.
        if (compressed > fileLength) throw new SheetRefusedException("sheet.zip-bomb");
    }

    private void Admit(ZipArchiveEntry entry)
    {
        var name = entry.FullName;
        var strange = name.Length is 0 or > 255 || name.StartsWith('/') || name.Contains('\\', StringComparison.Ordinal)
            || name.Contains(':', StringComparison.Ordinal) || name.Any(char.IsControl) || name.Split('/').Contains("..");
        if (strange) throw new SheetRefusedException("sheet.entry-name");
        if (ForbiddenParts.CodeOf(name) is { } code) throw new SheetRefusedException(code, name);
        // Two parts of one name: programs disagree which one counts.
        if (!parts.TryAdd(name, entry)) throw new SheetRefusedException("sheet.entry-name", name);
    }

    private static void CheckStart(ZipArchiveEntry entry)
    {
        if (entry.Length < 4) return;
        Span<byte> start = stackalloc byte[4];
        using var stream = entry.Open();
        var read = stream.ReadAtLeast(start, 4, throwOnEndOfStream: false);
        if (read == 4 && (start.SequenceEqual("PK\u0003\u0004"u8) || start.SequenceEqual("Rar!"u8)))
        {
            throw new SheetRefusedException("sheet.nested-archive", entry.FullName);
        }
    }
}
