namespace SmartPark.Kernel.Sheets;

/// <summary>
/// Counts what really comes out of a compressed part: against the budget of the file, against the ratio, and between two tags, so
/// that no single name, attribute or text grows large inside the XML reader.
/// </summary>
internal sealed class InflatingStream(Stream inner, InflationBudget budget, long mostByRatio, string place) : Stream
{
    private const long SmallEntry = 1024 * 1024;

    // 32,767 characters, each written as a numeric reference, with room for a long tag.
    private const int MostBetweenTags = 512 * 1024;

    private long total;
    private long sinceTag;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override int Read(Span<byte> buffer)
    {
        var read = inner.Read(buffer);
        total += read;
        budget.Spend(read, place);
        if (total > SmallEntry && total > mostByRatio) throw new SheetRefusedException("sheet.zip-bomb", place);
        WatchTags(buffer[..read]);
        return read;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing) inner.Dispose();
        base.Dispose(disposing);
    }

    private void WatchTags(ReadOnlySpan<byte> bytes)
    {
        for (var tag = bytes.IndexOf((byte)'<'); tag >= 0; tag = bytes.IndexOf((byte)'<'))
        {
            Grow(tag);
            sinceTag = 0;
            bytes = bytes[(tag + 1)..];
        }

        Grow(bytes.Length);
    }

    private void Grow(int bytes)
    {
        sinceTag += bytes;
        if (sinceTag > MostBetweenTags) throw new SheetRefusedException("sheet.cell-too-long", place, MostBetweenTags);
    }
}
