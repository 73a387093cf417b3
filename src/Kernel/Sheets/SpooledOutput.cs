namespace SmartPark.Kernel.Sheets;

/// <summary>
/// Takes what the zip writer writes, some of it synchronously even through its asynchronous methods (.NET 10), and passes it on
/// asynchronously when told to: a web server refuses synchronous writes.
/// </summary>
internal sealed class SpooledOutput(Stream output) : Stream
{
    private const int Enough = 64 * 1024;

    private readonly MemoryStream waiting = new();

    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <summary>Passes on what waits; unless it is everything, only when there is enough of it.</summary>
    public async Task DrainAsync(bool everything, CancellationToken ct)
    {
        if (waiting.Length == 0 || (!everything && waiting.Length < Enough)) return;
        await output.WriteAsync(waiting.GetBuffer().AsMemory(0, (int)waiting.Length), ct).ConfigureAwait(false);
        waiting.SetLength(0);
        if (everything) await output.FlushAsync(ct).ConfigureAwait(false);
    }

    public override void Write(byte[] buffer, int offset, int count) => waiting.Write(buffer, offset, count);

    public override void Write(ReadOnlySpan<byte> buffer) => waiting.Write(buffer);

    public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        waiting.Write(buffer.Span);
        return ValueTask.CompletedTask;
    }

    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override void Flush()
    {
    }

    public override Task FlushAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing) waiting.Dispose();
        base.Dispose(disposing);
    }
}
