using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace SmartPark.Policies.Matching;

/// <summary>Tests 64 codes of one width at a time; bit n of an answer is row n. The platform's vectors, 512 bits wide where the machine has them: 64 rows of bytes are one comparison.</summary>
internal static class Lanes<T> where T : unmanaged, IBinaryInteger<T>
{
    /// <summary>Rows whose code lies in one of the ranges or shares a bit with the mask, and rows that are known.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static (ulong Met, ulong Known) Test(ReadOnlySpan<T> rows, CodeRange[] ranges, ulong bits)
    {
        ref var first = ref MemoryMarshal.GetReference(rows);
        return Vector512.IsHardwareAccelerated ? Wide(ref first, ranges, bits) : Half(ref first, ranges, bits);
    }

    private static (ulong Met, ulong Known) Wide(ref T first, CodeRange[] ranges, ulong bits)
    {
        var (met, known) = (0UL, 0UL);
        for (var i = 0; i < 64; i += Vector512<T>.Count)
        {
            var v = Vector512.LoadUnsafe(ref first, (nuint)i);
            known |= (~Vector512.Equals(v, Vector512<T>.Zero)).ExtractMostSignificantBits() << i;
            if (bits != 0) met |= (~Vector512.Equals(v & Vector512.Create(T.CreateTruncating(bits)), Vector512<T>.Zero)).ExtractMostSignificantBits() << i;
            foreach (var range in ranges)
                met |= Vector512.LessThanOrEqual(v - Vector512.Create(T.CreateTruncating(range.Low)), Vector512.Create(T.CreateTruncating(range.Span))).ExtractMostSignificantBits() << i;
        }
        return (met, known);
    }

    private static (ulong Met, ulong Known) Half(ref T first, CodeRange[] ranges, ulong bits)
    {
        var (met, known) = (0UL, 0UL);
        for (var i = 0; i < 64; i += Vector256<T>.Count)
        {
            var v = Vector256.LoadUnsafe(ref first, (nuint)i);
            known |= (ulong)(~Vector256.Equals(v, Vector256<T>.Zero)).ExtractMostSignificantBits() << i;
            if (bits != 0) met |= (ulong)(~Vector256.Equals(v & Vector256.Create(T.CreateTruncating(bits)), Vector256<T>.Zero)).ExtractMostSignificantBits() << i;
            foreach (var range in ranges)
                met |= (ulong)Vector256.LessThanOrEqual(v - Vector256.Create(T.CreateTruncating(range.Low)), Vector256.Create(T.CreateTruncating(range.Span))).ExtractMostSignificantBits() << i;
        }
        return (met, known);
    }
}
