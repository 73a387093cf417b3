using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using Microsoft.JSInterop;
using SmartPark.Face;
using SmartPark.Identity;
using SmartPark.Identity.People;
using SmartPark.Identity.Tenants;
using SmartPark.Kernel.Audit;
using SmartPark.Kernel.Results;
using SmartPark.Kernel.Sheets;
using SmartPark.Kernel.Tenancy;
using SmartPark.Kernel.UseCases;
using SmartPark.Portal.Face;

namespace SmartPark.Portal.Audit;

/// <summary>Who did and who saw what in a tenant; the chain can be verified and the lines exported. The operator may look into any tenant.</summary>
public sealed partial class AuditWorkPage : IAsyncDisposable
{
    private const int MostExported = 100_000;
    private static readonly string[] Heads = ["Seq", "At", "Who", "Actor", "Action", "Outcome", "Subject", "Details", "Hash"];
    private readonly Dictionary<PersonId, string> _names = [];
    private IReadOnlyList<FilterField> _fields = [];
    private IReadOnlyList<TenantRow> _tenants = [];
    private BenchScript? _script;
    private CancellationTokenSource? _stop;
    private AuditVerdict? _verdict;
    private Refusal? _refusal;
    private int _exported;
    private int _toExport;
    private bool _exporting;
    private bool _busy;

    [Inject] private IUseCases UseCases { get; set; } = default!;

    [Inject] private NavigationManager Navigation { get; set; } = default!;

    [Inject] private ParkTime Park { get; set; } = default!;

    [Inject] private IJSRuntime Runtime { get; set; } = default!;

    [Inject] private IStringLocalizer<AuditBenchText> Text { get; set; } = default!;

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        _stop?.Cancel();
        _stop?.Dispose();
        if (_script is not null) await _script.DisposeAsync();
    }

    /// <inheritdoc/>
    protected override async Task OnInitializedAsync()
    {
        _fields = Fields();
        if ((await UseCases.SendAsync(new Me())).Value is not { Tenant.Kind: TenantKinds.Operator } me) return;
        if (me.Permissions.Contains(IdentityPermissions.TenantsRead)) _tenants = (await UseCases.SendAsync(new FindTenants(Paging: new(Size: Paging.MaxSize)))).Value?.Rows ?? [];
        _fields = Fields();
    }

    private IReadOnlyList<FilterField> Fields()
    {
        var common = new[] { FilterField.Words("action", Text["Action"], Text["ActionHint"]), FilterField.Words("person", Text["Who"], Text["PersonHint"]), FilterField.Words("q", Text["Words"], Text["WordsHint"]) };
        return _tenants.Count == 0 ? common : [FilterField.Choice("tenant", Text["Tenant"], Text["OwnTenant"], [.. _tenants.Select(t => new FilterOption(t.Id.ToString(), t.Name))]), .. common];
    }

    /// <summary>What the address asks for; a text that is no id finds nothing rather than everything.</summary>
    private static FindAuditLines Query(Func<string, string?> value, Paging paging) => new(
        TenantId.TryParse(value("tenant"), null, out var tenant) ? tenant : null,
        value("person") is { } person ? PersonId.TryParse(person, null, out var id) ? id : new PersonId(Guid.Empty) : null,
        value("action"), value("q"), paging);

    private async Task<TablePage<AuditRow>> LoadAsync(TableQuery query, CancellationToken ct)
    {
        var found = await UseCases.SendAsync(Query(query.Filter, new(query.Page, query.Size)), ct);
        if (!found.Succeeded) return TablePage<AuditRow>.Refused(found.Refusal);
        await NameAsync(found.Value.Rows, ct);
        return new(found.Value.Rows, found.Value.Total);
    }

    private async Task NameAsync(IReadOnlyList<AuditRow> rows, CancellationToken ct)
    {
        var unknown = rows.Select(r => r.Person).OfType<PersonId>().Distinct().Where(p => !_names.ContainsKey(p)).ToList();
        if (unknown.Count == 0 || (await UseCases.SendAsync(new PeopleNames(unknown), ct)).Value is not { } names) return;
        foreach (var (person, name) in names) _names[person] = name;
    }

    private string Who(AuditRow line) => line.Person is { } person ? _names.TryGetValue(person, out var name) ? name : person.ToString() : Text["Actor." + line.Actor];

    private string ActionName(string action) => Text["Do." + action] is { ResourceNotFound: false } name ? name : action;

    private Status Outcome(AuditRow line) => line.Outcome switch
    {
        "ok" => new(Text["Ok"], Tone.Good),
        "read" => new(Text["ReadOutcome"], Tone.Info, "eye"),
        var code => new(code, Tone.Warning, "stopped"),
    };

    private async Task VerifyAsync()
    {
        _busy = true;
        var verdict = await UseCases.SendAsync(new VerifyAudit(Query(Value, new()).OfTenant));
        (_busy, _verdict, _refusal) = (false, verdict.Value, verdict.Refusal);
    }

    private string? Value(string key) => PageAddress.Of(Navigation.Uri)[key];

    private void StopExport() => _stop?.Cancel();

    private async Task ExportAsync()
    {
        _stop?.Dispose();
        _stop = new();
        (_exporting, _exported, _toExport) = (true, 0, 0);
        var path = Path.GetTempFileName();
        try
        {
            await using var file = new FileStream(path, FileMode.Create, FileAccess.ReadWrite, FileShare.None, 65536, FileOptions.DeleteOnClose | FileOptions.Asynchronous);
            if (!await WriteAsync(file, _stop.Token)) return;
            file.Position = 0;
            _script ??= new(Runtime, Assets);
            using var stream = new DotNetStreamReference(file, leaveOpen: true);
            await _script.RunAsync("save", $"audit-{Park.Today.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}.csv", stream);
        }
        catch (OperationCanceledException)
        {
            _refusal = null;
        }
        finally
        {
            _exporting = false;
        }
    }

    private async Task<bool> WriteAsync(Stream file, CancellationToken ct)
    {
        await using var sheet = await SheetWriter.CsvAsync(file, [.. Heads.Select(h => new SheetHeader(Text[h]))], ct);
        for (var page = 1; _exported < MostExported; page++)
        {
            var found = await UseCases.SendAsync(Query(Value, new(page, Paging.MaxSize)), ct);
            _refusal = found.Refusal;
            if (!found.Succeeded) return false;
            await NameAsync(found.Value.Rows, ct);
            foreach (var line in found.Value.Rows) await sheet.WriteRowAsync([line.Seq, Park.Exact(line.At), Who(line), line.Actor, line.Action, line.Outcome, line.Subject, line.Details, line.Hash], ct);
            (_exported, _toExport) = (_exported + found.Value.Rows.Count, Math.Min(found.Value.Total, MostExported));
            StateHasChanged();
            if (found.Value.Next is null) break;
        }
        await sheet.CompleteAsync(ct);
        return true;
    }
}
