using System.Buffers.Text;
using System.Globalization;
using System.Text;
using SmartPark.Kernel.UseCases;

namespace SmartPark.Policies.Finding;

/// <summary>Cuts a list in memory into pages, with the cursors the kernel's lists use.</summary>
internal static class Cut
{
    public static Page<T> Page<T>(IReadOnlyList<T> all, Paging? asked)
    {
        var paging = asked ?? new Paging();
        var size = Math.Clamp(paging.Size, 1, Paging.MaxSize);
        var skip = (int)Math.Min(all.Count, Offset(paging.Cursor) ?? (Math.Max(paging.Number, 1) - 1L) * size);
        var rows = all.Skip(skip).Take(size).ToList();
        var end = skip + rows.Count;
        return new(rows, all.Count, skip / size + 1, size, end < all.Count ? Convert.ToBase64String(Encoding.ASCII.GetBytes("o" + end.ToString(CultureInfo.InvariantCulture))) : null);
    }

    /// <summary>Null without a cursor; the beginning for one we did not make.</summary>
    private static long? Offset(string? cursor)
    {
        if (cursor is null) return null;
        Span<byte> bytes = stackalloc byte[32];
        if (!Convert.TryFromBase64String(cursor, bytes, out var length) || length < 2 || bytes[0] != (byte)'o') return 0;
        return Utf8Parser.TryParse(bytes[1..length], out uint offset, out var used) && used == length - 1 ? offset : 0;
    }
}
