using FsCheck;
using FsCheck.Fluent;
using Shouldly;
using SmartPark.Kernel.Codes;
using Xunit;

namespace SmartPark.Kernel.Tests.Codes;

public sealed class UnifiedCreditCodeTests
{
    [Theory]
    [InlineData("91350100M000100Y43")] // worked example of the standard
    [InlineData("91512081MA62K0260E")]
    [InlineData("91210102MA1U526073")]
    [InlineData("91210112MA1H01664P")]
    [InlineData("91210202MA9D18600C")]
    [InlineData("91210213MA9N39099B")]
    [InlineData("91210802MA9K62819E")]
    public void A_right_code_is_accepted(string text)
    {
        var check = UnifiedCreditCode.TryParse(text, out var code);
        check.Error.ShouldBeNull();
        code.Value.ShouldBe(text);
        code.DivisionCode.ShouldBe(text.Substring(2, 6));
        code.OrganisationCode.ShouldBe(text.Substring(8, 9));
    }

    [Fact]
    public void Spaces_width_and_case_are_folded()
    {
        UnifiedCreditCode.TryParse("  9135 0100\u3000m000100ｙ４3\t", out var code).IsValid.ShouldBeTrue();
        code.Value.ShouldBe("91350100M000100Y43");
    }

    [Fact]
    public void A_wrong_check_digit_is_named_with_the_right_one()
    {
        var check = UnifiedCreditCode.TryParse("91350100M000100Y44", out var code);
        check.Error.ShouldBe(new CodeProblem("uscc.check-digit", false, 18, "4", "3"));
        code.ShouldBe(default);
    }

    [Fact]
    public void A_wrong_organisation_digit_is_only_a_warning()
    {
        // 9-17 altered in its own digit, the last digit recomputed for it.
        var check = UnifiedCreditCode.TryParse("91210100117801779U", out _);
        check.Warnings.ShouldHaveSingleItem().ShouldBe(new CodeProblem("uscc.organisation-check-digit", true, 17, "9", "6"));
        check.Error.ShouldNotBeNull().Code.ShouldBe("uscc.check-digit");

        var right = check.Error!.Suggestion;
        UnifiedCreditCode.TryParse("9121010011780177" + "9" + right, out _).IsValid.ShouldBeTrue();
    }

    [Theory]
    [InlineData("91210102MA1I526073", 12, "I", "1")]
    [InlineData("91210102MAOU526073", 11, "O", "0")]
    [InlineData("9I210102MA1U526073", 2, "I", "1")]
    [InlineData("912IO102MA1U526073", 4, "I", "1")]
    [InlineData("91210102MA1U52607Z", 18, "Z", "2")]
    [InlineData("91210102MA1U52607S", 18, "S", "5")]
    [InlineData("91210102MA1V526073", 12, "V", "U")]
    [InlineData("91210102MA1U5260-3", 17, "-", null)]
    [InlineData("912A0102MA1U526073", 4, "A", null)]
    [InlineData("912V0102MA1U526073", 4, "V", null)]
    public void A_letter_outside_the_alphabet_is_placed_and_the_likely_one_proposed(string text, int position, string found, string? proposal)
    {
        var check = UnifiedCreditCode.TryParse(text, out _);
        check.Error.ShouldBe(new CodeProblem("uscc.character", false, position, found, proposal));
    }

    [Fact]
    public void O_is_never_silently_read_as_zero()
    {
        var valid = UnifiedCreditCode.Fictional("210102", 7).Value;
        var typed = valid.Replace('0', 'O');
        var check = UnifiedCreditCode.TryParse(typed, out _);
        check.IsValid.ShouldBeFalse();
        check.Normalized.ShouldBe(typed);
    }

    [Theory]
    [InlineData("9121010MA1U526073", "17")]
    [InlineData("91210102MA1U5260733", "19")]
    public void A_wrong_length_is_told_with_the_count(string text, string found)
    {
        UnifiedCreditCode.TryParse(text, out _).Error.ShouldBe(new CodeProblem("uscc.length", Found: found, Suggestion: "18"));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" \u3000 ")]
    public void Nothing_typed_is_its_own_problem(string? text) =>
        UnifiedCreditCode.TryParse(text, out _).Error!.Code.ShouldBe("uscc.empty");

    [Fact]
    public void A_megabyte_is_refused_by_its_length()
    {
        var check = UnifiedCreditCode.TryParse(new string('9', 1_000_000), out _);
        check.Error!.Code.ShouldBe("uscc.length");
        check.Normalized.Length.ShouldBeLessThanOrEqualTo(256);
    }

    [Fact]
    public void A_division_that_is_not_in_the_table_is_a_warning()
    {
        // 210199 has never been a district of Shenyang.
        var known = UnifiedCreditCode.Fictional("210102", 1).Value;
        var check = UnifiedCreditCode.TryParse("91210199" + known[8..], out _);
        check = UnifiedCreditCode.TryParse(check.Normalized[..17] + check.Error!.Suggestion, out _);
        check.IsValid.ShouldBeTrue();
        check.Warnings.ShouldHaveSingleItem().ShouldBe(new CodeProblem("uscc.division", true, 3, "210199"));
    }

    // Computed by a second implementation of both rules: the remainders at which programs go wrong.
    [Theory]
    [InlineData("91210102MA00000070")]
    [InlineData("91210102MA000004X8")]
    [InlineData("91210102MA0000090K")]
    [InlineData("91210102MA0000197Y")]
    public void Remainders_at_the_edge_give_the_digits_of_the_standards(string text) =>
        UnifiedCreditCode.TryParse(text, out _).Problems.ShouldBeEmpty();

    [Fact]
    public void Fictional_codes_are_valid_distinct_and_repeatable()
    {
        var codes = Enumerable.Range(0, 5_000).Select(n => UnifiedCreditCode.Fictional("210202", n)).ToList();
        codes.Distinct().Count().ShouldBe(codes.Count);
        codes.Count(code => UnifiedCreditCode.TryParse(code.Value, out var copy).Problems.Count > 0 || copy != code).ShouldBe(0);
        UnifiedCreditCode.Fictional("210202", 42).ShouldBe(codes[42]);
        Should.Throw<ArgumentException>(() => UnifiedCreditCode.Fictional("999999", 1));
        Should.Throw<ArgumentOutOfRangeException>(() => UnifiedCreditCode.Fictional("210202", -1));
    }

    [Fact]
    public void Any_single_changed_character_is_noticed()
    {
        const string alphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY";
        Prop.ForAll<int, int, int>((number, place, letter) =>
        {
            var code = UnifiedCreditCode.Fictional("210106", Math.Abs(number % 100_000)).Value.ToCharArray();
            var at = Math.Abs(place % 18);
            var put = alphabet[Math.Abs(letter % 31)];
            if (code[at] == put) return true;
            code[at] = put;
            return !UnifiedCreditCode.TryParse(new string(code), out _).IsValid;
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Any_text_gets_an_answer()
    {
        Prop.ForAll<string>(text =>
        {
            var check = UnifiedCreditCode.TryParse(text, out var code);
            return check.IsValid == (code.Value.Length == 18);
        }).QuickCheckThrowOnFailure();
    }
}
