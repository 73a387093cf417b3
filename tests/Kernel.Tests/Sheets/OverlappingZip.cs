using System.Buffers.Binary;
using System.Text;

namespace SmartPark.Kernel.Tests.Sheets;

/// <summary>Adds directory entries under new names that all point at the bytes of one entry (after Fifield, A better zip bomb, 2019).</summary>
internal static class OverlappingZip
{
    public static byte[] Make(byte[] zip, string name, int copies)
    {
        var end = zip.AsSpan().LastIndexOf("PK\u0005\u0006"u8);
        var start = (int)BinaryPrimitives.ReadUInt32LittleEndian(zip.AsSpan(end + 16));
        var at = start;
        while (Encoding.UTF8.GetString(zip, at + 46, Length(zip, at + 28)) != name) at += 46 + Length(zip, at + 28) + Length(zip, at + 30) + Length(zip, at + 32);

        var record = zip.AsSpan(at, 46 + Length(zip, at + 28) + Length(zip, at + 30) + Length(zip, at + 32)).ToArray();
        var result = new List<byte>(zip.AsSpan(0, end).ToArray());
        for (var i = 0; i < copies; i++)
        {
            // Names of one length, so that nothing else of the record changes.
            var copy = (byte[])record.Clone();
            Encoding.ASCII.GetBytes($"{i:D5}").CopyTo(copy, 46);
            result.AddRange(copy);
        }

        var tail = zip.AsSpan(end).ToArray();
        var count = (ushort)(BinaryPrimitives.ReadUInt16LittleEndian(tail.AsSpan(10)) + copies);
        BinaryPrimitives.WriteUInt16LittleEndian(tail.AsSpan(8), count);
        BinaryPrimitives.WriteUInt16LittleEndian(tail.AsSpan(10), count);
        BinaryPrimitives.WriteUInt32LittleEndian(tail.AsSpan(12), (uint)(result.Count - start));
        result.AddRange(tail);
        return [.. result];
    }

    private static int Length(byte[] zip, int at) => BinaryPrimitives.ReadUInt16LittleEndian(zip.AsSpan(at));
}
