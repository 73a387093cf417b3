using Shouldly;
using SmartPark.Identity.Passwords;
using Xunit;

namespace SmartPark.Identity.Tests.Passwords;

public sealed class PasswordRuleTests
{
    [Theory]
    [InlineData("three calm rivers", null)]
    [InlineData("春江花月夜人何处又一年", "password.short")]
    [InlineData("春江花月夜人何处又一年春", null)]
    [InlineData("elevenchars", "password.short")]
    [InlineData("password1234", "password.common")]
    [InlineData("P@ssw0rd1234", "password.common")]
    [InlineData("qwertyuiop12", "password.common")]
    [InlineData("aaaaaaaaaaaa", "password.common")]
    [InlineData("121212121212", "password.common")]
    [InlineData("zhangsan-and-more", "password.own-name")]
    public void The_standard_profile_asks_for_length_and_no_common_password(string password, string? refusal) =>
        (PasswordRules.Standard.Check(password, ["张三", "zhangsan@firm.example"], "Password")?.Code).ShouldBe(refusal, password);

    [Theory]
    [InlineData("Ab1-xyzw", null)]
    [InlineData("abcdefgh", "password.classes")]
    [InlineData("Ab1-xyz", "password.short")]
    [InlineData("Abcdef1-Zhangsan", "password.own-name")]
    public void The_strict_profile_asks_for_three_classes(string password, string? refusal) =>
        (PasswordRules.Strict.Check(password, ["张三", "zhangsan@firm.example"], "Password")?.Code).ShouldBe(refusal, password);

    [Fact]
    public void The_list_of_common_passwords_is_long_enough_to_matter() => CommonPasswords.Count.ShouldBeGreaterThan(5_000);
}
