using System.Globalization;
using System.Text;

namespace SmartPark.Kernel.Text;

/// <summary>Which characters a reader cannot see, and under which code each is refused.</summary>
internal static class InvisibleCharacters
{
    public static string? ProblemOf(Rune rune, bool multiline) => rune.Value switch
    {
        '\n' or '\r' or '\t' when multiline => null,
        // ARABIC LETTER MARK and the embeddings, overrides and isolates of UAX #9. LRM and RLM count as zero width.
        0x061C or (>= 0x202A and <= 0x202E) or (>= 0x2066 and <= 0x206F) => "text.bidi-control",
        (>= 0x200B and <= 0x200F) or (>= 0x2060 and <= 0x2065) or 0xFEFF => "text.zero-width",
        // Soft hyphen, grapheme joiner, Mongolian separators, and the Hangul and Khmer letters that are drawn as nothing.
        0x00AD or 0x034F or (>= 0x180B and <= 0x180F) or 0x115F or 0x1160 or 0x17B4 or 0x17B5 or 0x3164 or 0xFFA0 => "text.zero-width",
        >= 0xE0000 and <= 0xE007F => "text.tag",
        >= 0xFFF9 and <= 0xFFFB => "text.control",
        0x2028 or 0x2029 => "text.control",
        >= 0xFDD0 and <= 0xFDEF => "text.noncharacter",
        _ when (rune.Value & 0xFFFE) == 0xFFFE => "text.noncharacter",
        _ when Rune.GetUnicodeCategory(rune) == UnicodeCategory.Control => "text.control",
        _ => null,
    };
}
