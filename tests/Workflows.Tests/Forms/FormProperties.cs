using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using Shouldly;
using SmartPark.Workflows.Expressions;
using SmartPark.Workflows.Forms;
using Xunit;

namespace SmartPark.Workflows.Tests.Forms;

/// <summary>What holds for any values and rights: the seeds are the same every time, so that a red run is red again.</summary>
public sealed class FormProperties
{
    private static readonly JsonSerializerOptions Json = new() { Converters = { new ValueJson() }, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    [Fact]
    public void What_is_accepted_is_accepted_again_unchanged_also_after_JSON() => ForSeeds(random =>
    {
        var check = FormCheck.Check(SampleForm.Schema, FormRights.All, RandomForms.Values(random), SampleForm.Filled);
        if (!check.Fine) return;
        var again = FormCheck.Check(SampleForm.Schema, FormRights.All, FormValues.Read(FormValues.Write(check.Accepted)), SampleForm.Filled);
        again.Fine.ShouldBeTrue();
        again.Accepted.ShouldBe(check.Accepted, ignoreOrder: true);
    });

    [Fact]
    public void Accepted_values_have_the_kinds_expressions_were_told() => ForSeeds(random =>
    {
        var kinds = FormCheck.Kinds(SampleForm.Schema);
        var check = FormCheck.Check(SampleForm.Schema, FormRights.All, RandomForms.Values(random), SampleForm.Filled);
        foreach (var (name, value) in check.Accepted) value.Kind.ShouldBeOneOf(kinds[name], ValueKind.Nothing);
    });

    [Fact]
    public void Hidden_fields_are_never_visible_and_nothing_else_is_missing() => ForSeeds(random =>
    {
        var rights = RandomForms.Rights(random);
        var visible = FormCheck.Visible(SampleForm.Filled, rights);
        foreach (var name in SampleForm.Filled.Keys) visible.ContainsKey(name).ShouldBe(rights.Of(name) != FieldRight.Hidden, name);
    });

    [Fact]
    public void Locked_fields_never_change() => ForSeeds(random =>
    {
        var rights = RandomForms.Rights(random);
        var check = FormCheck.Check(SampleForm.Schema, rights, RandomForms.Values(random), SampleForm.Filled);
        check.Accepted.Keys.ShouldAllBe(name => rights.Edits(name));
    });

    [Fact]
    public void Rights_survive_being_written() => ForSeeds(random =>
    {
        var rights = RandomForms.Rights(random);
        var again = FormRights.Read(rights.ToString(), SampleForm.Schema).Rights;
        foreach (var field in SampleForm.Schema.Fields) again.Of(field.Name).ShouldBe(rights.Of(field.Name));
    });

    [Fact]
    public void Random_forms_survive_being_written() => ForSeeds(random =>
    {
        var written = FormWriter.Write(RandomForms.Schema(random));
        FormWriter.Write(SampleForm.Read(written)).ShouldBe(written);
    });

    [Fact]
    public void A_number_is_read_as_it_is_written() =>
        Prop.ForAll<decimal>(number => FieldCheck.NumberOf(Value.Of(number).ToString()) == number).QuickCheckThrowOnFailure();

    [Fact]
    public void The_size_is_about_that_of_the_JSON() => ForSeeds(random =>
    {
        var values = RandomForms.Values(random);
        var (said, real) = (FormValues.Size(values, long.MaxValue), JsonSerializer.SerializeToUtf8Bytes(values, Json).Length);
        ((double)said).ShouldBeInRange(real * 0.5, real * 2 + 50);
    });

    private static void ForSeeds(Action<Random> holds)
    {
        for (var seed = 0; seed < 400; seed++) holds(new Random(seed));
    }
}
