using System.Text;
using Shouldly;
using SmartPark.Identity.Factors;
using Xunit;

namespace SmartPark.Identity.Tests.Factors;

public sealed class TotpTests
{
    private static readonly byte[] Secret = Encoding.ASCII.GetBytes("12345678901234567890");

    /// <summary>RFC 6238 appendix B, SHA-1.</summary>
    [Theory]
    [InlineData(59, "94287082")]
    [InlineData(1111111109, "07081804")]
    [InlineData(1111111111, "14050471")]
    [InlineData(1234567890, "89005924")]
    [InlineData(2000000000, "69279037")]
    [InlineData(20000000000, "65353130")]
    public void Codes_are_those_of_the_rfc(long time, string code) => Totp.Code(Secret, Totp.StepOf(DateTimeOffset.FromUnixTimeSeconds(time)), 8).ShouldBe(code);

    [Fact]
    public void A_code_fits_one_step_early_or_late_and_never_twice()
    {
        var now = DateTimeOffset.FromUnixTimeSeconds(1_800_000_000);
        var step = Totp.StepOf(now);
        Totp.Match(Secret, Totp.Code(Secret, step - 1), now, 0).ShouldBe(step - 1);
        Totp.Match(Secret, Totp.Code(Secret, step + 1), now, 0).ShouldBe(step + 1);
        Totp.Match(Secret, Totp.Code(Secret, step - 2), now, 0).ShouldBeNull();
        Totp.Match(Secret, Totp.Code(Secret, step), now, step).ShouldBeNull();
        Totp.Match(Secret, Totp.Code(Secret, step - 1), now, step).ShouldBeNull();
    }

    /// <summary>RFC 4648 10.</summary>
    [Theory]
    [InlineData("f", "MY")]
    [InlineData("fo", "MZXQ")]
    [InlineData("foo", "MZXW6")]
    [InlineData("foob", "MZXW6YQ")]
    [InlineData("fooba", "MZXW6YTB")]
    [InlineData("foobar", "MZXW6YTBOI")]
    public void Base32_is_that_of_the_rfc(string text, string encoded)
    {
        Base32.Encode(Encoding.ASCII.GetBytes(text)).ShouldBe(encoded);
        Encoding.ASCII.GetString(Base32.Decode(encoded)).ShouldBe(text);
    }
}
