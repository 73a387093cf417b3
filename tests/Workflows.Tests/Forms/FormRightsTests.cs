using Shouldly;
using SmartPark.Workflows.Forms;
using Xunit;

namespace SmartPark.Workflows.Tests.Forms;

public sealed class FormRightsTests
{
    [Fact]
    public void A_field_has_its_own_right_or_that_of_the_star()
    {
        var rights = Read("*=read; amount=edit; note = hidden");
        (rights.Of("amount"), rights.Of("note"), rights.Of("title")).ShouldBe((FieldRight.Edit, FieldRight.Hidden, FieldRight.Read));
    }

    [Theory]
    [InlineData(null, false, FieldRight.Read)]
    [InlineData("  ", false, FieldRight.Read)]
    [InlineData("amount=edit", false, FieldRight.Read)]
    [InlineData(null, true, FieldRight.Edit)]
    [InlineData("amount=read", true, FieldRight.Edit)]
    [InlineData("*=hidden", true, FieldRight.Hidden)]
    internal void A_task_reads_and_the_start_edits_what_is_not_named(string? text, bool start, FieldRight others) =>
        FormRights.Read(text, SampleForm.Schema, start).Rights.Of("title").ShouldBe(others);

    [Theory]
    [InlineData("amount", "form.rights")]
    [InlineData("=edit", "form.rights")]
    [InlineData("amount=edit=read", "form.rights")]
    [InlineData("amount=write", "form.rights-word")]
    [InlineData("amount=Edit", "form.rights-word")]
    [InlineData("price=edit", "form.rights-field")]
    [InlineData("amount=edit;amount=read", "form.rights-twice")]
    [InlineData("*=edit;*=read", "form.rights-twice")]
    public void What_cannot_be_read_is_a_problem(string text, string code) =>
        FormRights.Read(text, SampleForm.Schema).Problems.Select(p => p.Code).ShouldBe([code]);

    [Fact]
    public void A_word_that_is_not_known_gives_no_right()
    {
        FormRights.Read("amount=write", SampleForm.Schema).Rights.Of("amount").ShouldBe(FieldRight.Hidden);
        FormRights.Read("*=all", SampleForm.Schema, start: true).Rights.Of("amount").ShouldBe(FieldRight.Hidden);
    }

    [Fact]
    public void Rights_are_written_as_they_are_read() => Read("note=hidden;amount=edit;title=read").ToString().ShouldBe("*=read;amount=edit;note=hidden");

    [Fact]
    public void Looking_on_edits_nothing_and_keeps_hidden_hidden() => Read("*=edit;note=hidden").ReadOnly().ToString().ShouldBe("*=read;note=hidden");

    [Fact]
    public void What_is_required_is_written_and_looked_on_as_what_is_edited()
    {
        var rights = Read("amount=require");
        (rights.Edits("amount"), rights.ToString(), rights.ReadOnly().ToString()).ShouldBe((true, "*=read;amount=require", "*=read"));
        rights.As(SampleForm.Schema.Find("amount")! with { Required = false }).Required.ShouldBeTrue();
        rights.As(SampleForm.Schema.Find("title")! with { Required = false }).Required.ShouldBeFalse();
    }

    private static FormRights Read(string text)
    {
        var read = FormRights.Read(text, SampleForm.Schema);
        read.Problems.ShouldBeEmpty();
        return read.Rights;
    }
}
