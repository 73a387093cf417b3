using Microsoft.EntityFrameworkCore;
using SmartPark.Kernel.Tenancy;

namespace SmartPark.Portal.Enquiries;

/// <summary>What was done with an enquiry.</summary>
public enum EnquiryActKind
{
    /// <summary>Put to the park.</summary>
    Asked,

    /// <summary>Given to somebody of the park.</summary>
    Assigned,

    /// <summary>Answered.</summary>
    Answered,

    /// <summary>Finished.</summary>
    Closed,

    /// <summary>Reopened by the asker.</summary>
    Reopened,

    /// <summary>Scored by the asker.</summary>
    Scored,
}

/// <summary>One line of an enquiry's history.</summary>
internal sealed class EnquiryAct : ITwoPartyOwned
{
    private EnquiryAct() { }

    public Guid Id { get; private init; } = Guid.CreateVersion7();

    public Guid EnquiryId { get; private init; }

    public TenantId ProviderId { get; private init; }

    public TenantId? ConsumerId { get; private init; }

    public EnquiryActKind Kind { get; private init; }

    public DateTimeOffset At { get; private init; }

    /// <summary>Who of the park, or the asker's name; empty for visitors without one.</summary>
    public string By { get; private init; } = "";

    public string Text { get; private init; } = "";

    public static EnquiryAct Of(Enquiry enquiry, EnquiryActKind kind, string by, string text, DateTimeOffset now) => new()
    {
        EnquiryId = enquiry.Id,
        ProviderId = enquiry.ProviderId,
        ConsumerId = enquiry.ConsumerId,
        Kind = kind,
        At = now,
        By = by,
        Text = text,
    };
}

/// <summary>The last number a park gave in a year; numbers have no gaps because giving one commits with the enquiry.</summary>
internal sealed class EnquiryNumber : ITenantOwned
{
    private EnquiryNumber() { }

    public TenantId TenantId { get; private init; }

    public int Year { get; private init; }

    public int Last { get; private init; }

    /// <summary>Takes the next number, such as <c>ZX2026-000123</c>. The update locks the row until the transaction ends, so that numbers are neither doubled nor left out.</summary>
    public static async Task<string> NextAsync(PortalDb db, TenantId park, int year, CancellationToken ct)
    {
        var mine = db.EnquiryNumbers.Where(n => n.TenantId == park && n.Year == year);
        if (await TakeAsync(mine, ct) == 0)
        {
            await (db.Database.IsNpgsql()
                ? db.Database.ExecuteSqlAsync($"insert into portal.enquiry_numbers (tenant_id, year, last) values ({park.Value}, {year}, 0) on conflict do nothing", ct)
                : db.Database.ExecuteSqlAsync($"insert into portal_enquiry_numbers (tenant_id, year, last) values ({park.Value}, {year}, 0) on conflict do nothing", ct));
            await TakeAsync(mine, ct);
        }
        return TextOf(year, await mine.Select(n => n.Last).SingleAsync(ct));
    }

    private static Task<int> TakeAsync(IQueryable<EnquiryNumber> mine, CancellationToken ct) => mine.ExecuteUpdateAsync(n => n.SetProperty(x => x.Last, x => x.Last + 1), ct);

    private static string TextOf(int year, int number) => FormattableString.Invariant($"ZX{year:0000}-{number:000000}");
}
