using SmartPark.Kernel.Tenancy;

namespace SmartPark.Portal.Layout;

/// <summary>What surrounds a page.</summary>
/// <param name="ParkName">Name of the park in the language of the moment.</param>
/// <param name="LogoUrl">Local address of its logo, or null for the park's first character.</param>
public sealed record Frame(string ParkName, string? LogoUrl)
{
    /// <summary>The person signed in, or null for a visitor.</summary>
    public string? PersonName { get; init; }

    /// <summary>The tenant the person works for at the moment, or null.</summary>
    public string? TenantName { get; init; }

    /// <summary>All tenants the person belongs to, the present one included.</summary>
    public IReadOnlyList<Membership> Memberships { get; init; } = [];

    /// <summary>Side navigation of the workbench, groups in order, only what the person may open.</summary>
    public IReadOnlyList<NavGroup> Navigation { get; init; } = [];

    /// <summary>Unread messages.</summary>
    public int Unread { get; init; }

    /// <summary>Address that posts a sign-out; the form carries the antiforgery token.</summary>
    public string SignOutHref { get; init; } = "/account/sign-out";

    /// <summary>Lines for the foot of the public site: address, telephone, record number.</summary>
    public IReadOnlyList<string> Footer { get; init; } = [];

    /// <summary>What stands before the links of the public site: empty, or <c>/p/{slug}</c> when the visitor came to the park by path.</summary>
    public string Root { get; init; } = "";

    /// <summary>The park whose own host name the visitor came by, or null: its pages show nothing of other parks.</summary>
    public TenantId? OwnPark { get; init; }

    /// <summary>True when somebody is signed in.</summary>
    public bool SignedIn => PersonName is not null;
}

/// <summary>A tenant a person belongs to.</summary>
/// <param name="Key">Opaque key, posted to switch.</param>
/// <param name="Name">Name of the tenant.</param>
/// <param name="Kind">What it is, in words: 园区, 企业.</param>
/// <param name="Current">The one at work now.</param>
public sealed record Membership(string Key, string Name, string Kind, bool Current);

/// <summary>A group of the side navigation.</summary>
/// <param name="Label">What the group is about, in the language of the moment.</param>
/// <param name="Items">Its entries, in order.</param>
public sealed record NavGroup(string Label, IReadOnlyList<NavEntry> Items);

/// <summary>An entry as shown.</summary>
/// <param name="Href">Where it leads, under /w.</param>
/// <param name="Icon">Symbol of icons.svg.</param>
/// <param name="Label">What it is called, in the language of the moment.</param>
/// <param name="Count">Things waiting there, or null.</param>
/// <param name="Items">Second level.</param>
public sealed record NavEntry(string Href, string Icon, string Label, int? Count = null, IReadOnlyList<NavEntry>? Items = null);
