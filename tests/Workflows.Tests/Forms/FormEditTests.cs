using Shouldly;
using SmartPark.Workflows.Forms;
using Xunit;

namespace SmartPark.Workflows.Tests.Forms;

public sealed class FormEditTests
{
    [Fact]
    public void A_renamed_choice_keeps_its_stored_value()
    {
        FieldChoice[] old = [new("rent", new("租赁")), new("repair", new("维修"))];
        FormEdit.Choices("租赁\n修理", old).Select(c => (c.Value, c.Title.Chinese)).ShouldBe([("rent", "租赁"), ("repair", "修理")]);
        FormEdit.Choices("维修\n租赁", old).Select(c => c.Value).ShouldBe(["repair", "rent"]);
        FormEdit.Choices("保洁\n租赁\n维修", old).Select(c => c.Value).ShouldBe(["保洁", "rent", "repair"]);
        FormEdit.Choices(" \n租赁 | Rent\n", old).ShouldBe([new FieldChoice("rent", new("租赁", "Rent"))]);
    }

    [Fact]
    public void Choices_survive_being_written() => FormEdit.Choices(FormEdit.ChoicesText(SampleForm.Schema.Find("kind")!.Choices), SampleForm.Schema.Find("kind")!.Choices).ShouldBe(SampleForm.Schema.Find("kind")!.Choices);

    [Fact]
    public void Any_kind_can_become_any_other_and_the_form_stays_right()
    {
        foreach (var field in SampleForm.Schema.Fields)
            foreach (var kind in Enum.GetValues<FieldKind>())
            {
                var changed = FormEdit.Change(SampleForm.Schema, field.Name, f => FormEdit.AsKind(f, kind, new("一"), new("列")));
                SampleForm.Read(FormWriter.Write(changed)).Find(field.Name)!.Kind.ShouldBe(kind);
            }
    }

    [Fact]
    public void Moving_there_and_back_changes_nothing()
    {
        foreach (var field in SampleForm.Schema.Fields.Skip(1).SkipLast(1))
            foreach (var by in new[] { -1, 1 })
                Names(FormEdit.Move(FormEdit.Move(SampleForm.Schema, field.Name, by), field.Name, -by)).ShouldBe(Names(SampleForm.Schema), field.Name);
    }

    [Fact]
    public void Whatever_is_done_no_field_is_lost_or_doubled() => ForSeeds(random =>
    {
        var form = SampleForm.Schema;
        var count = form.Fields.Count();
        for (var step = 0; step < 30; step++)
        {
            var some = form.Fields.ElementAt(random.Next(count)).Name;
            form = random.Next(6) switch
            {
                0 => FormEdit.Move(form, some, -1),
                1 => FormEdit.Move(form, some, 1),
                2 => FormEdit.AddSection(form, "新"),
                3 => FormEdit.RemoveSection(form, random.Next(form.Sections.Count)),
                4 => FormEdit.MoveSection(form, random.Next(form.Sections.Count), random.Next(2) * 2 - 1),
                _ => FormEdit.Change(form, some, f => f with { Required = !f.Required }),
            };
            form.Fields.Select(f => f.Name).Order().ShouldBe(SampleForm.Schema.Fields.Select(f => f.Name).Order());
            SampleForm.Read(FormWriter.Write(form)).Fields.Select(f => f.Name).ShouldBe(form.Fields.Select(f => f.Name));
        }
    });

    [Fact]
    public void New_fields_and_columns_get_names_nobody_has()
    {
        var form = FormSchema.Empty;
        for (var i = 0; i < 3; i++) form = FormEdit.Add(form, 0, "新").Form;
        form = FormEdit.Remove(form, "field2");
        var (last, path) = FormEdit.Add(form, 0, "新");
        (path, last.Fields.Select(f => f.Name).Distinct().Count()).ShouldBe(("field2", 3));
        FormEdit.AddColumn(SampleForm.Schema, "lines", "新").Path.ShouldBe("lines.column1");
    }

    private static List<string> Names(FormSchema form) => [.. form.Sections.SelectMany(s => s.Fields.Select(f => $"{s.Title.Chinese}/{f.Name}"))];

    private static void ForSeeds(Action<Random> holds)
    {
        for (var seed = 0; seed < 100; seed++) holds(new Random(seed));
    }
}
