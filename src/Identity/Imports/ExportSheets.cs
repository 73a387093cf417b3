using System.Globalization;
using Microsoft.EntityFrameworkCore;
using SmartPark.Identity.Roles;
using SmartPark.Kernel.Results;
using SmartPark.Kernel.Sheets;
using SmartPark.Kernel.Tenancy;
using SmartPark.Kernel.Time;
using SmartPark.Kernel.UseCases;

namespace SmartPark.Identity.Imports;

/// <summary>The kinds of file an export makes.</summary>
public enum SheetFormat
{
    /// <summary>Office Open XML workbook.</summary>
    Xlsx,

    /// <summary>RFC 4180, UTF-8 with byte order mark.</summary>
    Csv,
}

/// <summary>All enterprises and partners of the own park as a file with the heads of the import. Texts that look like formulas are harmless in it.</summary>
/// <param name="Format">Kind of file.</param>
[Permission(IdentityPermissions.EnterprisesManage)]
public sealed record ExportEnterprises(SheetFormat Format = SheetFormat.Xlsx) : IQuery<SheetFile>;

/// <summary>All people of the own tenant as a file with the heads of the import.</summary>
/// <param name="Format">Kind of file.</param>
[Permission(IdentityPermissions.MembersManage)]
[SensitiveRead("export of people")]
public sealed record ExportPeople(SheetFormat Format = SheetFormat.Xlsx) : IQuery<SheetFile>;

/// <summary>A file to save.</summary>
/// <param name="Name">Its name.</param>
/// <param name="MediaType">Its media type.</param>
/// <param name="Bytes">Its content.</param>
public sealed record SheetFile(string Name, string MediaType, byte[] Bytes);

internal sealed class ExportSheetsHandler(IdentityDb db, CallContext call, TimeProvider clock) : IHandle<ExportEnterprises, SheetFile>, IHandle<ExportPeople, SheetFile>
{
    public async Task<Result<SheetFile>> Handle(ExportEnterprises request, CancellationToken cancellationToken)
    {
        var tenants = await db.Tenants.AsNoTracking().Where(t => t.ParkId == call.Tenant).OrderBy(t => t.Name).ToListAsync(cancellationToken);
        var rows = tenants.Select(t => (SheetValue[])[t.Name, t.Uscc, ImportSchemas.WordOf(t.SubKind), t.IndustryCode, t.DivisionCode]);
        return await WriteAsync(request.Format, "enterprises", ImportSchemas.Enterprises.Headers(English).Take(5), rows, cancellationToken);
    }

    public async Task<Result<SheetFile>> Handle(ExportPeople request, CancellationToken cancellationToken)
    {
        var departments = await db.Departments.AsNoTracking().ToDictionaryAsync(d => d.Id, d => d.Name, cancellationToken);
        var members = await db.Memberships.AsNoTracking().Where(m => m.TenantId == call.Tenant).OrderBy(m => m.Name).ToListAsync(cancellationToken);
        var rows = members.Select(m => (SheetValue[])[m.Name, m.Email, m.Phone, string.Join(' ', RoleCodes.Split(m.Roles)), m.DepartmentId is { } department ? departments[department] : null, m.Title]);
        return await WriteAsync(request.Format, "people", ImportSchemas.People.Headers(English), rows, cancellationToken);
    }

    private static bool English => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "en";

    private async Task<Result<SheetFile>> WriteAsync(SheetFormat format, string name, IEnumerable<SheetHeader> headers, IEnumerable<SheetValue[]> rows, CancellationToken ct)
    {
        using var bytes = new MemoryStream();
        var heads = headers.ToList();
        await using (var sheet = format == SheetFormat.Csv ? await SheetWriter.CsvAsync(bytes, heads, ct) : await SheetWriter.XlsxAsync(bytes, name, heads, ct))
        {
            foreach (var row in rows) await sheet.WriteRowAsync(row, ct);
            await sheet.CompleteAsync(ct);
        }
        var day = ChinaTime.Now(clock).ToString("yyyyMMdd", CultureInfo.InvariantCulture);
        return format == SheetFormat.Csv
            ? new SheetFile($"{name}-{day}.csv", "text/csv", bytes.ToArray())
            : new SheetFile($"{name}-{day}.xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", bytes.ToArray());
    }
}
