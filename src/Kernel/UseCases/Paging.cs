using System.Globalization;
using System.Text;
using Microsoft.EntityFrameworkCore;

namespace SmartPark.Kernel.UseCases;

/// <summary>Which rows of a list: by page number for a person, by cursor for a program.</summary>
/// <param name="Number">Page, from 1; ignored when a cursor is given.</param>
/// <param name="Size">Rows a page, 1 to 200.</param>
/// <param name="Cursor">The <see cref="Page{T}.Next"/> of the page before.</param>
/// <param name="Sort">A column the list offers, with a leading minus for descending; null for the list's own order.</param>
public sealed record Paging(int Number = 1, int Size = 20, string? Cursor = null, string? Sort = null)
{
    /// <summary>Most rows of one page.</summary>
    public const int MaxSize = 200;

    internal int Take => Math.Clamp(Size, 1, MaxSize);

    internal int Skip => Cursor is null ? (int)Math.Min(int.MaxValue, (Math.Max(Number, 1) - 1L) * Take) : Offset(Cursor);

    internal static string CursorAt(int offset) => Convert.ToBase64String(Encoding.ASCII.GetBytes("o" + offset.ToString(CultureInfo.InvariantCulture)));

    /// <summary>A cursor we did not make starts from the beginning.</summary>
    private static int Offset(string cursor)
    {
        Span<byte> bytes = stackalloc byte[32];
        if (!Convert.TryFromBase64String(cursor, bytes, out var length) || length < 2 || bytes[0] != (byte)'o') return 0;
        return int.TryParse(bytes[1..length], NumberStyles.None, CultureInfo.InvariantCulture, out var offset) ? offset : 0;
    }
}

/// <summary>One page of a list.</summary>
/// <typeparam name="T">The row.</typeparam>
/// <param name="Rows">The rows.</param>
/// <param name="Total">Rows in the whole list.</param>
/// <param name="Number">This page's number, from 1.</param>
/// <param name="Size">Rows a page.</param>
/// <param name="Next">Cursor of the next page, or null at the end.</param>
public sealed record Page<T>(IReadOnlyList<T> Rows, int Total, int Number, int Size, string? Next)
{
    /// <summary>Pages in all, at least 1.</summary>
    public int Pages => Math.Max(1, (Total + Size - 1) / Size);
}

/// <summary>Cuts queries into pages.</summary>
public static class Pages
{
    /// <summary>
    /// Counts and reads one page of an ordered query whose last key is unique. Rows without a value for a key come last, whatever the direction. By number it skips rows; by cursor it goes on after the row the page before ended with. A cursor of another list or
    /// sort starts from the beginning. A query whose ordering is not its last step but a projection gets cursors that count rows.
    /// </summary>
    public static async Task<Page<T>> ToPageAsync<T>(this IQueryable<T> ordered, Paging? paging, CancellationToken ct)
    {
        var p = paging ?? new Paging();
        var total = await ordered.CountAsync(ct);
        if (Keyset<T>.Of(ordered) is not { } keyset)
        {
            var rows = await ordered.Skip(p.Skip).Take(p.Take).ToListAsync(ct);
            var end = p.Skip + rows.Count;
            return new(rows, total, p.Skip / p.Take + 1, p.Take, end < total ? Paging.CursorAt(end) : null);
        }
        var from = p.Cursor is null ? null : Cursor.Read(p.Cursor, keyset.Print, keyset.Types);
        var before = from?.Before ?? (p.Cursor is null ? p.Skip : 0);
        var found = keyset.After(from?.Values);
        var keyed = await (from is null ? found.Skip(before) : found).Take(p.Take + 1).ToListAsync(ct);
        var shown = keyed.Take(p.Take).ToList();
        var next = keyed.Count > p.Take ? new Cursor(before + shown.Count, shown[^1].Keys).Write(keyset.Print, keyset.Types) : null;
        return new([.. shown.Select(k => k.Row)], total, before / p.Take + 1, p.Take, next);
    }
}
