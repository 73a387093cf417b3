using System.Text.Json;
using Shouldly;
using SmartPark.Policies.Facts;
using SmartPark.Policies.Rules;
using Xunit;

namespace SmartPark.Policies.Tests.Rules;

public sealed class RuleCheckTests
{
    private const string Fine = """{"field":"revenue","op":">=","value":1500,"unit":"万元","years":"last","check":"auto","sentence":"s"}""";

    [Theory]
    [InlineData("""{"field":"turnover","op":">=","value":1,"unit":"万元","years":"last"}""", "rule.field")]
    [InlineData("""{"field":"main_products","op":"=","value":"x"}""", "rule.field-text")]
    [InlineData("""{"field":"revenue","op":"has","value":"1","unit":"万元","years":"last"}""", "rule.op")]
    [InlineData("""{"field":"revenue","op":">=","value":1,"unit":"人","years":"last"}""", "rule.unit")]
    [InlineData("""{"field":"revenue","op":">=","value":1,"unit":"%","years":"last"}""", "rule.unit")]
    [InlineData("""{"field":"employees","op":">=","value":1,"unit":"万元","years":"last"}""", "rule.unit")]
    [InlineData("""{"field":"age_months","op":">=","value":1,"unit":"日"}""", "rule.unit")]
    [InlineData("""{"field":"revenue","op":">=","value":-5,"unit":"万元","years":"last"}""", "rule.value-range")]
    [InlineData("""{"field":"main_ratio","op":">=","value":120,"unit":"%","years":"last"}""", "rule.value-range")]
    [InlineData("""{"field":"revenue","op":">=","value":1e60,"unit":"万元","years":"last"}""", "rule.value")]
    [InlineData("""{"field":"revenue","op":">=","value":9e27,"unit":"万元","years":"last"}""", "rule.value-range")]
    [InlineData("""{"field":"revenue","op":">=","value":"viel","unit":"万元","years":"last"}""", "rule.value")]
    [InlineData("""{"field":"revenue","op":">=","value":1,"unit":"万元"}""", "rule.years-missing")]
    [InlineData("""{"field":"ip_class1","op":">=","value":1,"unit":"件","years":"last"}""", "rule.years-idle")]
    [InlineData("""{"field":"rd_ratio","op":">=","value":1,"unit":"%","years":"sum2"}""", "rule.years-sum")]
    [InlineData("""{"field":"revenue","op":"between","value":[5,1],"unit":"万元","years":"last"}""", "rule.between")]
    [InlineData("""{"field":"titles","op":"has","value":"诺贝尔奖"}""", "rule.choice")]
    [InlineData("""{"field":"industry","op":"startswith","value":["99"]}""", "rule.code")]
    [InlineData("""{"field":"place","op":"startswith","value":["999999"]}""", "rule.code")]
    [InlineData("""{"ask":"","check":"manual","sentence":"s"}""", "rule.ask")]
    [InlineData("""{"ask":"干净","check":"auto","sentence":"s"}""", "rule.ask-check")]
    public void A_condition_that_cannot_be_worked_with_is_refused_with_its_reason_and_place(string leaf, string code)
    {
        var problem = RuleCheck.Of(RuleJson.Parse($$"""{"all":[{{Fine}},{{leaf}}]}""")).ShouldHaveSingleItem();
        problem.Code.ShouldBe(code);
        problem.Field.ShouldBe("Tree.all[1]");
    }

    [Fact]
    public void A_sound_rule_has_no_problem_and_money_in_yuan_is_the_same_as_in_ten_thousands()
    {
        RuleCheck.Of(RuleJson.Parse($$"""{"all":[{{Fine}}]}""")).ShouldBeEmpty();
        var yuan = ConditionReading.Of((Condition)RuleJson.Parse("""{"field":"revenue","op":">=","value":15000000,"unit":"元","years":"last"}"""), "").Require();
        yuan.Ranges.ShouldBe(ConditionReading.Of((Condition)RuleJson.Parse(Fine), "").Require().Ranges);
    }

    [Fact]
    public void Fifty_levels_are_refused_by_their_number()
    {
        var text = string.Concat(Enumerable.Repeat("""{"all":[""", 49)) + Fine + string.Concat(Enumerable.Repeat("]}", 49));
        var problem = RuleCheck.Of(RuleJson.Parse(text)).ShouldHaveSingleItem();
        (problem.Code, problem.Args[0]).ShouldBe(("rule.deep", 50));
    }

    [Theory]
    [InlineData("""{"all":[]}""", "rule.group-empty")]
    [InlineData("""{"atLeast":0,"of":[LEAF]}""", "rule.at-least")]
    [InlineData("""{"atLeast":2,"of":[LEAF]}""", "rule.at-least")]
    public void Groups_have_parts_and_ask_for_no_more_than_they_have(string text, string code) =>
        RuleCheck.Of(RuleJson.Parse(text.Replace("LEAF", Fine, StringComparison.Ordinal))).Select(p => p.Code).ShouldContain(code);

    [Fact]
    public void A_preferred_condition_stands_directly_in_an_all() =>
        RuleCheck.Of(RuleJson.Parse($$"""{"any":[{{Fine.Replace("\"check\"", "\"soft\":true,\"check\"", StringComparison.Ordinal)}}]}""")).ShouldHaveSingleItem().Code.ShouldBe("rule.soft");

    [Fact]
    public void More_than_a_hundred_conditions_are_refused() =>
        RuleCheck.Of(RuleJson.Parse($$"""{"all":[{{string.Join(',', Enumerable.Repeat(Fine, 101))}}]}""")).ShouldHaveSingleItem().Code.ShouldBe("rule.many");

    [Theory]
    [InlineData("""{"all":{}}""", "$.all")]
    [InlineData("""{"all":[3]}""", "$.all[0]")]
    [InlineData("""{"field":"revenue","op":"~","value":1}""", "$.op")]
    [InlineData("""{"field":"revenue","op":">=","value":1,"colour":2}""", "colour")]
    [InlineData("""{"field":"revenue","op":">=","value":[[1]]}""", "$.value")]
    [InlineData("""{"atLeast":"2","of":[]}""", "$.atLeast")]
    [InlineData("""{"all":[],"any":[]}""", "$.all")]
    public void What_is_no_rule_is_refused_at_its_place(string text, string place) => Should.Throw<JsonException>(() => RuleJson.Parse(text)).Message.ShouldContain(place);

    [Theory]
    [InlineData("""{"all":[{"field":"revenue","op":">=","value":500,"unit":"万元","years":"last"},{"field":"revenue","op":"<","value":300,"unit":"万元","years":"last"}]}""", RuleWarnings.Never)]
    [InlineData("""{"all":[{"field":"titles","op":"has","value":"老字号"},{"not":{"field":"titles","op":"in","value":["老字号","首台套"]}}]}""", RuleWarnings.Never)]
    [InlineData("""{"all":[{"field":"size","op":"in","value":["小型"]},{"field":"size","op":"in","value":["大型"]}]}""", RuleWarnings.Never)]
    [InlineData("""{"all":[{"field":"place","op":"startswith","value":["110000"]},{"field":"place","op":"startswith","value":["210000"]}]}""", RuleWarnings.Never)]
    [InlineData("""{"all":[{"field":"revenue","op":">=","value":9,"unit":"万元","years":"each3"},{"field":"revenue","op":"<","value":9,"unit":"万元","years":"last"}]}""", RuleWarnings.Never)]
    [InlineData("""{"field":"employees","op":">=","value":0,"unit":"人","years":"last"}""", RuleWarnings.Always)]
    [InlineData("""{"any":[{"field":"legal_person","op":"=","value":true},{"field":"legal_person","op":"=","value":false}]}""", RuleWarnings.Always)]
    public void Rules_that_nobody_or_everybody_fits_are_warned_about(string text, string warning) => RuleWarnings.Of(RuleJson.Parse(text), "").Select(w => w.Code).ShouldContain(warning);

    [Fact]
    public void An_ordinary_rule_is_not_warned_about_and_a_sentence_that_left_the_text_is()
    {
        RuleWarnings.Of(RuleJson.Parse(Fine), "x s y").ShouldBeEmpty();
        RuleWarnings.Of(RuleJson.Parse(Fine), "x y").ShouldHaveSingleItem().ShouldBe((RuleWarnings.SentenceGone, "s"));
    }

    [Fact]
    public void The_catalogue_is_sound()
    {
        Fields.All.Select(f => f.Code).ShouldBeUnique();
        foreach (var field in Fields.All)
        {
            Fields.Groups.ShouldContain(field.Group);
            field.Choices.Count.ShouldBeLessThan(64);
            field.ChoicesEn.Count.ShouldBe(field.Choices.Count, field.Code);
            (field.Kind is FieldKind.Choice or FieldKind.Set).ShouldBe(field.Choices.Count > 0, field.Code);
            (field.Kind == FieldKind.Number).ShouldBe(field.Unit.Length > 0, field.Code);
            field.Obtainable.ShouldBeSubsetOf(field.Choices);
        }
    }
}
