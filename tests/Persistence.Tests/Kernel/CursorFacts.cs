using System.Buffers.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using SmartPark.Kernel.Persistence;
using SmartPark.Kernel.UseCases;
using Xunit;

namespace SmartPark.Persistence.Tests;

public sealed class CursorOnSqlite() : CursorFacts(DatabaseProvider.Sqlite);

public sealed class CursorOnPostgres() : CursorFacts(DatabaseProvider.Postgres);

public abstract class CursorFacts(DatabaseProvider provider) : BothEngines(provider)
{
    private static readonly (string Name, Func<IQueryable<Note>, IOrderedQueryable<Note>> By)[] Orders =
    [
        ("moment, newest first", q => q.OrderByDescending(n => n.At).ThenBy(n => n.Id)),
        ("text", q => q.OrderBy(n => n.Text).ThenByDescending(n => n.Id)),
        ("text downwards", q => q.OrderByDescending(n => n.Text).ThenBy(n => n.Id)),
        ("a key that may be absent", q => q.OrderBy(n => n.ParentId).ThenBy(n => n.Id)),
        ("a key that may be absent, downwards", q => q.OrderByDescending(n => n.ParentId).ThenBy(n => n.Id)),
        ("a condition, then a typed id", q => q.OrderByDescending(n => n.Text.Contains("B1")).ThenBy(n => n.TenantId).ThenBy(n => n.Version).ThenBy(n => n.Id)),
    ];

    [Fact]
    public async Task Every_ordering_gives_by_cursor_what_it_gives_by_number()
    {
        await SeedAsync();
        foreach (var (name, by) in Orders)
        {
            var numbered = new List<Guid>();
            for (var number = 1; number <= 7; number++) numbered.AddRange((await PageAsync(by, new(number, 3))).Rows);
            (await WalkAsync(by, 3)).ShouldBe(numbered, name);
            numbered.Distinct().Count().ShouldBe(20, name);
        }
    }

    [Fact]
    public async Task Rows_that_come_and_go_meanwhile_make_no_other_row_repeated_or_skipped()
    {
        await SeedAsync();
        foreach (var (name, by) in Orders)
        {
            var before = await WalkAsync(by, 50);
            var gone = before[4];
            var walked = await WalkAsync(by, 3, async page =>
            {
                if (page == 1) await As(Ann, new Try(db => ((ProbeDb)db).Notes.Where(n => n.Id == before[0] || n.Id == gone).ExecuteDeleteAsync()));
                for (var i = 0; i < 2; i++) await As(Ann, new WriteNote((i == 0 ? " " : "鿿") + Guid.NewGuid()));
            });
            walked.Distinct().Count().ShouldBe(walked.Count, name + ": nothing twice");
            before.Except([before[0], gone]).Except(walked).ShouldBeEmpty(name + ": nothing left out");
        }
    }

    [Fact]
    public async Task A_cursor_of_another_sort_or_of_nobodys_making_starts_from_the_beginning()
    {
        await SeedAsync();
        var first = await PageAsync(Orders[0].By, new(1, 3));
        var other = await PageAsync(Orders[1].By, new(1, 3));
        foreach (var cursor in new[] { other.Next!, "", "o3", "bm9wZQ", first.Next![..^3], new string('A', 5000) })
            (await PageAsync(Orders[0].By, new(1, 3, cursor))).Rows.ShouldBe(first.Rows, cursor[..Math.Min(cursor.Length, 20)]);
        var second = await PageAsync(Orders[0].By, new(1, 3, first.Next));
        (second.Number, second.Total).ShouldBe((2, 20));
    }

    [Fact]
    public async Task A_forged_cursor_with_the_right_print_starts_from_the_beginning_and_breaks_nothing()
    {
        await SeedAsync();
        var first = await PageAsync(Orders[0].By, new(1, 3));
        var parts = JsonSerializer.Deserialize<JsonElement[]>(Base64Url.DecodeFromChars(first.Next!))!;
        foreach (var forged in new object?[][] { [parts[0], 3, null, parts[3]], [parts[0], 3, parts[2], null], [parts[0], int.MaxValue, parts[2], parts[3]], [parts[0], 3, "x", parts[3]], [null, 3, parts[2], parts[3]] })
        {
            var page = await PageAsync(Orders[0].By, new(1, 3, Base64Url.EncodeToString(JsonSerializer.SerializeToUtf8Bytes(forged))));
            page.Rows.ShouldBe(first.Rows, JsonSerializer.Serialize(forged));
            (page.Number, page.Next).ShouldBe((1, first.Next));
        }
    }

    private async Task SeedAsync()
    {
        var parents = new List<Guid>();
        for (var i = 0; i < 20; i++)
        {
            if (i % 3 == 0) Host.Clock.Advance(TimeSpan.FromMinutes(1));
            parents.Add((await As(Ann, new WriteNote("aB中"[i % 3] + $"{i}", i > 8 && i % 2 == 0 ? parents[i % 4] : null))).Require());
        }
    }

    private async Task<List<Guid>> WalkAsync(Func<IQueryable<Note>, IOrderedQueryable<Note>> by, int size, Func<int, Task>? between = null)
    {
        var (rows, cursor, page) = (new List<Guid>(), (string?)null, 0);
        do
        {
            var read = await PageAsync(by, new(1, size, cursor));
            rows.AddRange(read.Rows);
            cursor = read.Next;
            page++;
            if (between is not null && page < 4) await between(page);
        }
        while (cursor is not null && page < 100);
        return rows;
    }

    private async Task<Page<Guid>> PageAsync(Func<IQueryable<Note>, IOrderedQueryable<Note>> by, Paging paging)
    {
        Page<Guid>? page = null;
        (await As(Ann, new Try(async db => page = await by(((ProbeDb)db).Notes).Select(n => n.Id).ToPageAsync(paging, CancellationToken.None)))).Require();
        return page!;
    }
}
