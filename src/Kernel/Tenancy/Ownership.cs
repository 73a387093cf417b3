namespace SmartPark.Kernel.Tenancy;

/// <summary>The families of tenants of clause 5.2 of 工业智慧园区建设要求, and the operator of the platform.</summary>
[Flags]
public enum TenantKinds
{
    /// <summary>No kind.</summary>
    None = 0,

    /// <summary>The platform's operator and the government supervisors.</summary>
    Operator = 1,

    /// <summary>A park.</summary>
    Park = 2,

    /// <summary>An enterprise, resident or prospective.</summary>
    Enterprise = 4,

    /// <summary>A partner: chain partner, digital service provider, financial institution, individual business.</summary>
    Partner = 8,

    /// <summary>Every kind.</summary>
    All = Operator | Park | Enterprise | Partner,
}

/// <summary>A row of one tenant: only that tenant reads and writes it.</summary>
public interface ITenantOwned
{
    /// <summary>The owner; never changes after the row is stored.</summary>
    TenantId TenantId { get; }
}

/// <summary>A row of two tenants, who both read and write it: a complaint, a subscription, a booking.</summary>
public interface ITwoPartyOwned
{
    /// <summary>The tenant that serves.</summary>
    TenantId ProviderId { get; }

    /// <summary>The tenant that is served; null while it is nobody's tenant yet (a visitor, an applicant).</summary>
    TenantId? ConsumerId { get; }
}

/// <summary>A row its owner writes and, once visible, an audience reads.</summary>
public interface IPublished
{
    /// <summary>The owner.</summary>
    TenantId TenantId { get; }

    /// <summary>Who reads it when visible; see <see cref="Tenancy.Audience"/>.</summary>
    string Audience { get; }

    /// <summary>False for drafts and withdrawn rows: the owner alone sees them.</summary>
    bool Visible { get; }
}

/// <summary>A row of the platform: the operator writes it, everybody reads it.</summary>
public interface IPlatformOwned;

/// <summary>A row of one person, in whatever tenant: sessions, second factors, messages.</summary>
public interface IPersonOwned
{
    /// <summary>The person.</summary>
    PersonId PersonId { get; }
}

/// <summary>A row of the kernel's own machinery (outbox, inbox): only the platform scope reads it.</summary>
public interface IKernelOwned;

/// <summary>A row that counts its changes, so that the second of two editors is told.</summary>
public interface IVersioned
{
    /// <summary>Number of the last change, starting at 1; set by the kernel when it saves.</summary>
    long Version { get; }
}

/// <summary>The audiences of a published row, as stored in one column.</summary>
public static class Audience
{
    /// <summary>Everybody, visitors too.</summary>
    public const string Everyone = "*";

    /// <summary>The park and all whose home park it is.</summary>
    public static string OfPark(TenantId park) => "park:" + park;

    /// <summary>The named tenants only.</summary>
    /// <exception cref="ArgumentException">No tenant or more than 50 are named.</exception>
    public static string Of(IReadOnlyCollection<TenantId> tenants) =>
        tenants.Count is 0 or > 50 ? throw new ArgumentException("1 to 50 tenants", nameof(tenants)) : ";" + string.Join(';', tenants) + ";";
}
