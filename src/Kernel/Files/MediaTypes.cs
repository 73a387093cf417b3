namespace SmartPark.Kernel.Files;

/// <summary>Tells the media type by content and agrees it with the name's extension (ASVS 5.0 V5.2.2). What is not listed is not taken.</summary>
internal static class MediaTypes
{
    private sealed record Known(string MediaType, string[] Extensions, params byte[][] Starts);

    private static readonly byte[] Zip = [0x50, 0x4B, 0x03, 0x04];
    private static readonly byte[] Ole = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];

    private static readonly Known[] All =
    [
        new("image/png", [".png"], [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]),
        new("image/jpeg", [".jpg", ".jpeg"], [0xFF, 0xD8, 0xFF]),
        new("image/gif", [".gif"], "GIF87a"u8.ToArray(), "GIF89a"u8.ToArray()),
        new("image/webp", [".webp"], "RIFF"u8.ToArray()),
        new("application/pdf", [".pdf"], "%PDF-"u8.ToArray()),
        new("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", [".xlsx"], Zip),
        new("application/vnd.openxmlformats-officedocument.wordprocessingml.document", [".docx"], Zip),
        new("application/vnd.openxmlformats-officedocument.presentationml.presentation", [".pptx"], Zip),
        new("application/vnd.ms-excel", [".xls"], Ole),
        new("application/msword", [".doc"], Ole),
        new("application/zip", [".zip"], Zip),
        new("text/csv", [".csv"]),
        new("text/plain", [".txt"]),
    ];

    /// <summary>The media type, or null when the content is not what the extension says or the kind is not taken.</summary>
    /// <param name="name">File name.</param>
    /// <param name="head">First bytes, up to 4,096.</param>
    public static string? Of(string name, ReadOnlySpan<byte> head)
    {
        var extension = Path.GetExtension(name).ToLowerInvariant();
        var known = Array.Find(All, k => k.Extensions.Contains(extension));
        if (known is null) return null;
        if (known.Starts.Length == 0) return head.Contains((byte)0) ? null : known.MediaType;
        foreach (var start in known.Starts)
        {
            if (head.StartsWith(start)) return known.MediaType;
        }
        return null;
    }

    /// <summary>True for pictures that a page may show in place; everything else is downloaded.</summary>
    public static bool ShownInPlace(string mediaType) => mediaType.StartsWith("image/", StringComparison.Ordinal);
}
