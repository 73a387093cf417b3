using SmartPark.Workflows.Drawing;

namespace SmartPark.Portal.Tests.Workflows.Drawing;

/// <summary>What the board tells, while something is being written to it.</summary>
public sealed class DrawDeskTests
{
    private readonly LateBoard _browser = new();
    private int _heard;

    [Fact]
    public async Task News_from_before_a_write_are_old_and_what_follows_it_is_fresh()
    {
        var desk = await _browser.DeskAsync();
        desk.Heard = () => _heard++;
        var write = desk.SetAsync("due", "P2D");
        desk.Fresh.ShouldBeFalse();

        var old = _browser.Changed(new() { Id = "Old" });
        desk.Hear(old with { State = old.State with { Undo = true } });
        (desk.Chosen.Id, desk.State.Undo, _heard).ShouldBe(("", true, 1), "what can be undone is told even so");
        var after = _browser.Writes();
        await write;
        (desk.Chosen.Id, desk.Fresh).ShouldBe(("", false), "newer ones follow");
        desk.Hear(after with { Chosen = new() { Id = "New" } });
        (desk.Chosen.Id, desk.Fresh).ShouldBe(("New", true));
    }

    [Fact]
    public async Task Tables_told_in_old_news_are_not_lost_when_the_newer_ones_leave_them_out()
    {
        var desk = await _browser.DeskAsync();
        var write = desk.SetAsync("due", "P2D");
        desk.Hear(_browser.Changed(tables: new BoardTable("imported", "{}")));
        var after = _browser.Writes(new BoardTable("imported", "{}"));
        await write;
        desk.Hear(after with { Tables = null });

        desk.Tables.ShouldBe([new("imported", "{}")]);
    }

    [Fact]
    public async Task News_that_came_beside_a_write_that_changed_nothing_are_heard_after_it()
    {
        var desk = await _browser.DeskAsync();
        var write = desk.SetAsync("due", "P2D");
        var beside = _browser.Changed(new() { Id = "Chosen" });
        desk.Hear(beside);
        _browser.Answers();
        await write;

        (desk.Chosen.Id, desk.Fresh).ShouldBe(("Chosen", true));
    }

    [Fact]
    public async Task What_cannot_wait_is_asked_for()
    {
        var desk = await _browser.DeskAsync();
        _browser.Changed(new() { Id = "Now" });
        await desk.AskAsync();

        desk.Chosen.Id.ShouldBe("Now");
    }
}
