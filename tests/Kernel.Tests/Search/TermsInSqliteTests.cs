using Microsoft.Data.Sqlite;
using Shouldly;
using SmartPark.Kernel.Search;
using Xunit;

namespace SmartPark.Kernel.Tests.Search;

public sealed class TermsInSqliteTests : IDisposable
{
    private readonly SqliteConnection _connection = new("Data Source=:memory:");

    public TermsInSqliteTests()
    {
        _connection.Open();
        Run("create virtual table texts using fts5(x, content='', tokenize='unicode61')");
        string[] texts = ["防水泵站改造", "水利与泵房", "ＬＥＤ照明 𠀀𪚥", "水泵\"OR\"照明"];
        for (var i = 0; i < texts.Length; i++)
            Run("insert into texts(rowid, x) values ($id, $x)", ("$id", i), ("$x", Terms.ForIndex(texts[i])));
    }

    [Theory]
    [InlineData("水泵", "0,3")]
    [InlineData("泵", "0,1,3")]
    [InlineData("防水泵站", "0")]
    [InlineData("led", "2")]
    [InlineData("𠀀𪚥", "2")]
    [InlineData("𪚥", "2")]
    [InlineData("水泵\" OR \"照明", "3")]
    [InlineData("水站", "")]
    public void Words_of_any_length_hit_a_full_text_index_of_SQLite(string query, string expected)
    {
        var match = string.Join(" AND ", Terms.ForQuery(query).Select(term => $"\"{term}\""));
        using var command = _connection.CreateCommand();
        command.CommandText = "select group_concat(rowid) from (select rowid from texts where texts match $q order by rowid)";
        command.Parameters.AddWithValue("$q", match);
        (command.ExecuteScalar() as string ?? "").ShouldBe(expected);
    }

    public void Dispose() => _connection.Dispose();

    private void Run(string sql, params (string Name, object Value)[] parameters)
    {
        using var command = _connection.CreateCommand();
        command.CommandText = sql;
        foreach (var (name, value) in parameters) command.Parameters.AddWithValue(name, value);
        command.ExecuteNonQuery();
    }
}
