using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SmartPark.Kernel.Tenancy;

namespace SmartPark.Policies.Facts;

/// <summary>Who besides the enterprise reads a group of its facts.</summary>
public enum FactReach
{
    /// <summary>Nobody.</summary>
    Nobody,

    /// <summary>The home park.</summary>
    Park,

    /// <summary>The home park, and the operator of the platform with the supervisors.</summary>
    ParkAndOperator,
}

/// <summary>
/// The profile of one enterprise: its name and home park, which park and operator know from its registration, the number of its last change, and who may read which group of
/// facts. It holds no fact itself.
/// </summary>
internal sealed class Profile : IPublished, IVersioned
{
    public TenantId TenantId { get; init; }

    public string Audience { get; private set; } = "";

    public bool Visible { get; private set; }

    public long Version { get; private set; }

    public string Name { get; private set; } = "";

    public TenantId? ParkId { get; private set; }

    /// <summary>Counts the changes of facts.</summary>
    public long Number { get; private set; }

    /// <summary>group=reach, joined by semicolons; what is not named is for nobody.</summary>
    public string Reaches { get; private set; } = "";

    public DateTimeOffset ChangedAt { get; private set; }

    public static Profile Open(TenantId tenant, string name, TenantId? park, DateTimeOffset now)
    {
        var profile = new Profile { TenantId = tenant };
        (profile.Name, profile.ParkId, profile.Visible, profile.Audience, profile.ChangedAt) = (name, park, true, Kernel.Tenancy.Audience.Of([.. Readers(park, true)]), now);
        return profile;
    }

    public void Close() => Visible = false;

    public long Next(DateTimeOffset now)
    {
        ChangedAt = now;
        return ++Number;
    }

    public FactReach ReachOf(string group) => Read().GetValueOrDefault(group, FactReach.Nobody);

    public void Share(string group, FactReach reach, DateTimeOffset now)
    {
        var reaches = Read();
        reaches[group] = reach;
        Reaches = string.Join(';', reaches.Where(r => r.Value != FactReach.Nobody).OrderBy(r => r.Key, StringComparer.Ordinal).Select(r => $"{r.Key}={r.Value}"));
        ChangedAt = now;
    }

    /// <summary>The readers of a fact; empty for nobody. What was submitted with the registration stays known to those it was submitted to.</summary>
    public string AudienceOf(string group, FactSource source)
    {
        var reach = source == FactSource.Registered ? FactReach.ParkAndOperator : ReachOf(group);
        var readers = reach == FactReach.Nobody ? [] : Readers(ParkId, reach == FactReach.ParkAndOperator).ToList();
        return readers.Count == 0 ? "" : Kernel.Tenancy.Audience.Of(readers);
    }

    private static IEnumerable<TenantId> Readers(TenantId? park, bool platform)
    {
        if (park is { } p) yield return p;
        if (platform) yield return TenantId.Platform;
    }

    private Dictionary<string, FactReach> Read() => Reaches.Split(';', StringSplitOptions.RemoveEmptyEntries).Select(r => r.Split('='))
        .Where(r => r.Length == 2 && Enum.TryParse<FactReach>(r[1], out _)).ToDictionary(r => r[0], r => Enum.Parse<FactReach>(r[1]));
}

internal sealed class ProfileMapping : IEntityTypeConfiguration<Profile>
{
    public void Configure(EntityTypeBuilder<Profile> builder)
    {
        builder.ToTable("Profiles").HasKey(p => p.TenantId);
        builder.Property(p => p.Audience).HasMaxLength(2000);
        builder.Property(p => p.Name).HasMaxLength(200);
        builder.Property(p => p.Reaches).HasMaxLength(400);
        builder.HasIndex(p => p.ParkId);
    }
}
