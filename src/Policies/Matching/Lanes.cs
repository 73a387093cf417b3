using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace SmartPark.Policies.Matching;

/// <summary>Tests 64 measures at a time; bit n of the answer is row n. The platform's vectors, 512 bits wide where the machine has them.</summary>
internal static class Lanes
{
    /// <summary>Rows whose measure lies in the range. Unknown is below every range.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong InRange(ReadOnlySpan<long> rows, long low, long high)
    {
        ref var first = ref MemoryMarshal.GetReference(rows);
        var bits = 0UL;
        if (Vector512.IsHardwareAccelerated)
        {
            var (lows, highs) = (Vector512.Create(low), Vector512.Create(high));
            for (var i = 0; i < 64; i += 8)
            {
                var v = Vector512.LoadUnsafe(ref first, (nuint)i);
                bits |= (Vector512.GreaterThanOrEqual(v, lows) & Vector512.LessThanOrEqual(v, highs)).ExtractMostSignificantBits() << i;
            }
            return bits;
        }
        var (low4, high4) = (Vector256.Create(low), Vector256.Create(high));
        for (var i = 0; i < 64; i += 4)
        {
            var v = Vector256.LoadUnsafe(ref first, (nuint)i);
            bits |= (ulong)(Vector256.GreaterThanOrEqual(v, low4) & Vector256.LessThanOrEqual(v, high4)).ExtractMostSignificantBits() << i;
        }
        return bits;
    }

    /// <summary>Rows whose measure shares a bit with the mask. Unknown has only the sign bit, which no mask has.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong HasBits(ReadOnlySpan<long> rows, long mask)
    {
        ref var first = ref MemoryMarshal.GetReference(rows);
        var bits = 0UL;
        var masks = Vector256.Create(mask);
        for (var i = 0; i < 64; i += 4)
        {
            var none = Vector256.Equals(Vector256.LoadUnsafe(ref first, (nuint)i) & masks, Vector256<long>.Zero);
            bits |= (ulong)(~none).ExtractMostSignificantBits() << i;
        }
        return bits;
    }
}
