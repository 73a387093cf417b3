using System.Data.Common;
using SmartPark.Kernel.Tenancy;

namespace SmartPark.Bench.Portal;

/// <summary>
/// Makes the demo park small, or the installation large: whole parks are copied in SQL under new ids, with their enterprises, people, articles, products and questions. A new id is
/// the old one with other first four digits, so rows of a copy belong together as those of the park do.
/// </summary>
internal sealed class Crowd(DbConnection db, bool postgres)
{
    /// <summary>Ids of the demo park begin with their date, long before this number.</summary>
    public const int FirstCopy = 0x1000;

    private static readonly string Platform = TenantId.Platform.ToString();

    /// <summary>Copied in this order; the owner's column of each.</summary>
    private static readonly (string Table, string Owner)[] Tables =
    [
        ("identity.tenants", "id"), ("identity.departments", "tenant_id"), ("identity.roles", "tenant_id"), ("identity.memberships", "tenant_id"), ("portal.sites", "tenant_id"),
        ("portal.article_columns", "tenant_id"), ("portal.articles", "tenant_id"), ("portal.article_revisions", "tenant_id"), ("portal.enterprise_cards", "tenant_id"),
        ("portal.products", "tenant_id"), ("portal.certificates", "tenant_id"), ("portal.faq_entries", "tenant_id"), ("portal.enquiries", "provider_id"),
    ];

    /// <summary>Tenants there are.</summary>
    public async Task<int> CountAsync() => (await IdsAsync("true")).Count;

    /// <summary>Takes the youngest enterprises out until so many tenants are left.</summary>
    public async Task KeepAsync(int tenants)
    {
        await RunAsync(postgres ? "set session_replication_role = replica" : "pragma foreign_keys = off");
        var gone = List((await IdsAsync("park_id is not null")).Skip(tenants - (await IdsAsync("park_id is null")).Count));
        foreach (var (table, owner) in Tables.Reverse()) await RunAsync($"delete from {Name(table)} where {owner} in ({gone})");
        if (!postgres) await RunAsync($"delete from kernel_search_terms where rowid in (select rowid from kernel_search where owner in ({gone}))");
        await RunAsync($"delete from {Name("kernel.search")} where owner in ({gone})");
    }

    /// <summary>Copies the parks until there are so many tenants.</summary>
    public async Task GrowAsync(int tenants)
    {
        await RunAsync(postgres ? "set session_replication_role = replica" : "pragma foreign_keys = off");
        var originals = await IdsAsync($"id <> '{Platform}'");
        var copies = (tenants - originals.Count - 1 + originals.Count - 1) / originals.Count;
        var mine = List(originals);
        await CopyAsync("identity.accounts", $"person_id in (select person_id from {Name("identity.memberships")} where tenant_id in ({mine}))", copies);
        foreach (var (table, owner) in Tables) await CopyAsync(table, $"{owner} in ({mine})", copies);
        await new CrowdSearch(db, postgres).CopyAsync(mine, copies);
        if (postgres) await RunAsync("analyze");
    }

    private async Task CopyAsync(string table, string which, int copies)
    {
        var columns = await ColumnsAsync(table);
        var names = string.Join(", ", columns.Select(c => $"\"{c.Name}\""));
        var values = string.Join(", ", columns.Select(c => Copied(c.Name, c.IsId)));
        var series = postgres ? $"generate_series({FirstCopy}, {FirstCopy + copies - 1}) as k(n)" : "k";
        var with = postgres ? "" : $"with recursive k(n) as (select {FirstCopy} union all select n + 1 from k where n < {FirstCopy + copies - 1}) ";
        await RunAsync($"{with}insert into {Name(table)} ({names}) select {values} from {Name(table)} cross join {series} where {which}");
    }

    private string Copied(string column, bool isId)
    {
        var (digits, c) = (postgres ? "lpad(to_hex(k.n), 4, '0')" : "printf('%04x', k.n)", $"\"{column}\"");
        if (isId) return postgres ? $"case when {c} = '{Platform}' then {c} else ({digits} || substr({c}::text, 5))::uuid end" : $"case when {c} = '{Platform}' then {c} else {digits} || substr({c}, 5) end";
        return column switch
        {
            "slug" or "email_key" or "phone" or "uscc" => $"{digits} || substr({c}, {(column is "uscc" or "phone" ? 5 : 1)})",
            "domain" => "null",
            "is_default" => postgres ? "false" : "0",
            "audience" => $"case when {c} like 'park:%' then 'park:' || {digits} || substr({c}, 10) when {c} = '*' then '*' else '' end",
            _ => c,
        };
    }

    private async Task<List<(string Name, bool IsId)>> ColumnsAsync(string table)
    {
        var parts = table.Split('.');
        var rows = await RowsAsync(postgres
            ? $"select column_name, data_type from information_schema.columns where table_schema = '{parts[0]}' and table_name = '{parts[1]}' order by ordinal_position"
            : $"select name, type from pragma_table_info('{Name(table)}')");
        return rows.ConvertAll(r => (r[0], postgres ? r[1] == "uuid" : r[0] == "id" || r[0].EndsWith("_id", StringComparison.Ordinal) || r[0].EndsWith("_by", StringComparison.Ordinal)));
    }

    private async Task<List<string>> IdsAsync(string which) =>
        (await RowsAsync($"select {(postgres ? "id::text" : "id")} from {Name("identity.tenants")} where {which} order by opened_at, id")).ConvertAll(r => r[0]);

    private async Task<List<string[]>> RowsAsync(string sql)
    {
        await using var command = db.CreateCommand();
        command.CommandText = sql;
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<string[]>();
        while (await reader.ReadAsync()) rows.Add([.. Enumerable.Range(0, reader.FieldCount).Select(reader.GetString)]);
        return rows;
    }

    private async Task RunAsync(string sql)
    {
        await using var command = db.CreateCommand();
        (command.CommandText, command.CommandTimeout) = (sql, 1800);
        await command.ExecuteNonQueryAsync();
    }

    private string Name(string table) => postgres ? table : table.Replace('.', '_');

    private static string List(IEnumerable<string> ids) => string.Join(", ", ids.Select(id => $"'{id}'"));
}
