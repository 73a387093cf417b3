using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SmartPark.Kernel.Tenancy;

namespace SmartPark.Identity.Sessions;

/// <summary>One try to sign in to an account that exists; shown to its person.</summary>
internal sealed class SignInRecord : IPersonOwned
{
    private SignInRecord()
    {
    }

    public Guid Id { get; private init; }

    public PersonId PersonId { get; private init; }

    public DateTimeOffset At { get; private init; }

    public bool Succeeded { get; private init; }

    public SignInMethod Method { get; private init; }

    public string Device { get; private init; } = "";

    public string Address { get; private init; } = "";

    public static SignInRecord Of(PersonId person, bool succeeded, SignInMethod method, Device device, DateTimeOffset now) => new()
    {
        Id = Guid.CreateVersion7(),
        PersonId = person,
        At = now,
        Succeeded = succeeded,
        Method = method,
        Device = device.Summary(),
        Address = device.Address,
    };
}

internal sealed class SignInRecordMapping : IEntityTypeConfiguration<SignInRecord>
{
    public void Configure(EntityTypeBuilder<SignInRecord> builder)
    {
        builder.ToTable("SignInRecords").HasKey(r => r.Id);
        builder.Property(r => r.Id).ValueGeneratedNever();
        builder.Property(r => r.Device).HasMaxLength(120);
        builder.Property(r => r.Address).HasMaxLength(45);
        builder.HasIndex(r => new { r.PersonId, r.At });
    }
}
