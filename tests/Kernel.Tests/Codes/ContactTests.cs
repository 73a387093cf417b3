using Shouldly;
using SmartPark.Kernel.Codes;
using Xunit;

namespace SmartPark.Kernel.Tests.Codes;

public sealed class ContactTests
{
    [Theory]
    [InlineData("13812345678", "13812345678", null)]
    [InlineData("+86 138-1234-5678", "13812345678", null)]
    [InlineData("００８６１３８１２３４５６７８", "13812345678", null)]
    [InlineData("1381234567", "", "phone.length")]
    [InlineData("12812345678", "", "phone.prefix")]
    [InlineData("1381234567O", "", "phone.character")]
    [InlineData("١٣٨١٢٣٤٥٦٧٨", "", "phone.character")]
    [InlineData(null, "", "phone.empty")]
    public void A_mobile_number_is_read(string? text, string expected, string? problem)
    {
        (MobilePhone.TryParse(text, out var phone).Error?.Code).ShouldBe(problem);
        phone.Value.ShouldBe(expected);
    }

    [Fact]
    public void A_mobile_number_can_be_masked()
    {
        MobilePhone.TryParse("13812345678", out var phone);
        phone.Masked.ShouldBe("138****5678");
    }

    [Theory]
    [InlineData(" wang.li+park@Example.COM ", "wang.li+park@example.com", null)]
    [InlineData("a@例子.中国", "a@xn--fsqu00a.xn--fiqs8s", null)]
    [InlineData("a@b@c.cn", "", "email.at")]
    [InlineData("nobody", "", "email.at")]
    [InlineData("a..b@example.com", "", "email.dot")]
    [InlineData(".a@example.com", "", "email.dot")]
    [InlineData("a b@example.com", "", "email.character")]
    [InlineData("a\r\nBcc:x@example.com", "", "email.character")]
    [InlineData("a@example", "", "email.host")]
    [InlineData("a@127.0.0.1", "", "email.host")]
    [InlineData("a@-x.cn", "", "email.host")]
    [InlineData("a@exa\u202Emple.com", "", "email.host")]
    [InlineData("", "", "email.empty")]
    public void An_email_address_is_read(string text, string expected, string? problem)
    {
        (EmailAddress.TryParse(text, out var address).Error?.Code).ShouldBe(problem);
        address.Value.ShouldBe(expected);
    }

    [Fact]
    public void A_megabyte_of_address_is_refused() =>
        EmailAddress.TryParse(new string('a', 1_000_000) + "@b.cn", out _).Error!.Code.ShouldBe("email.length");
}
