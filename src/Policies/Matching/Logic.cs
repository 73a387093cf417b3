namespace SmartPark.Policies.Matching;

/// <summary>
/// Three-valued logic of Kleene (1938) on words of 64 rows: a value is two bits, true and false; neither is unknown. Groups run word by word, so that the whole of a rule stays
/// in registers and the nearest cache.
/// </summary>
internal static class Logic
{
    /// <summary>A truth value of 64 rows.</summary>
    public readonly record struct Truth64(ulong True, ulong False)
    {
        public ulong Unknown => ~(True | False);
    }

    /// <summary>The value of a gate, from those of the tests.</summary>
    public static Truth64 Of(Gate gate, ReadOnlySpan<Truth64> tests) => gate switch
    {
        TestGate test => tests[test.Test],
        AllGate all => All(all.Of, tests),
        AnyGate any => Any(any.Of, tests),
        NotGate not => Of(not.Of, tests) is var v ? new(v.False, v.True) : default,
        AtLeastGate least => AtLeast(least, tests),
        _ => throw new InvalidOperationException(gate.GetType().Name),
    };

    private static Truth64 All(Gate[] parts, ReadOnlySpan<Truth64> tests)
    {
        var (t, f) = (ulong.MaxValue, 0UL);
        foreach (var part in parts)
        {
            var v = part is TestGate test ? tests[test.Test] : Of(part, tests);
            (t, f) = (t & v.True, f | v.False);
            if (f == ulong.MaxValue) break;
        }
        return new(t, f);
    }

    private static Truth64 Any(Gate[] parts, ReadOnlySpan<Truth64> tests)
    {
        var (t, f) = (0UL, ulong.MaxValue);
        foreach (var part in parts)
        {
            var v = part is TestGate test ? tests[test.Test] : Of(part, tests);
            (t, f) = (t | v.True, f & v.False);
            if (t == ulong.MaxValue) break;
        }
        return new(t, f);
    }

    /// <summary>True when so many are true; false when so many are false that the rest cannot suffice. Counted bit-sliced: digit d of all 64 counts in one word.</summary>
    private static Truth64 AtLeast(AtLeastGate gate, ReadOnlySpan<Truth64> tests)
    {
        Span<ulong> trues = stackalloc ulong[8], falses = stackalloc ulong[8];
        trues.Clear();
        falses.Clear();
        foreach (var part in gate.Of)
        {
            var v = Of(part, tests);
            Count(trues, v.True);
            Count(falses, v.False);
        }
        return new(Reaches(trues, gate.Count), Reaches(falses, gate.Of.Length - gate.Count + 1));
    }

    private static void Count(Span<ulong> digits, ulong carry)
    {
        for (var d = 0; d < digits.Length && carry != 0; d++) (digits[d], carry) = (digits[d] ^ carry, digits[d] & carry);
    }

    /// <summary>Rows whose count is at least a number: the borrow of count − number, digit by digit.</summary>
    private static ulong Reaches(ReadOnlySpan<ulong> digits, int number)
    {
        var less = 0UL;
        for (var d = 0; d < digits.Length; d++)
        {
            var digit = (number >> d & 1) != 0 ? ulong.MaxValue : 0UL;
            less = (~digits[d] & digit) | (~(digits[d] ^ digit) & less);
        }
        return ~less;
    }
}
