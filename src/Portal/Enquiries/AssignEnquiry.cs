using SmartPark.Kernel.Results;
using SmartPark.Kernel.Tenancy;
using SmartPark.Kernel.UseCases;
using SmartPark.Portal.Messages;

namespace SmartPark.Portal.Enquiries;

/// <summary>Gives an enquiry to a person of the own park who may handle enquiries; the person gets a message.</summary>
/// <param name="EnquiryId">The enquiry.</param>
/// <param name="Version">Version that was read.</param>
/// <param name="Person">One of <see cref="EnquiryStaff"/>.</param>
/// <remarks>Refusals: <c>enquiry.not-found</c>, <c>conflict.changed</c>, <c>enquiry.answered</c>, <c>enquiry.assignee</c>.</remarks>
[Permission(PortalPermissions.HandleEnquiries)]
public sealed record AssignEnquiry(Guid EnquiryId, long Version, PersonId Person) : ICommand;

/// <summary>Finds the person's name before the transaction; people of others are refused.</summary>
internal sealed class FindAssignee(IRecipientLookup lookup, CallContext call) : IBefore<AssignEnquiry>
{
    public string Name { get; private set; } = "";

    public async Task<Refusal?> BeforeAsync(AssignEnquiry request, CancellationToken ct)
    {
        var staff = await EnquiryStaffHandler.OfAsync(lookup, call.Tenant, ct);
        if (staff.FirstOrDefault(s => s.Person == request.Person) is not { } person) return new("enquiry.assignee", nameof(request.Person));
        Name = person.Name;
        return null;
    }
}

internal sealed class AssignEnquiryHandler(EnquiryDesk desk, FindAssignee found) : IHandle<AssignEnquiry, Done>
{
    public Task<Result<Done>> Handle(AssignEnquiry request, CancellationToken cancellationToken) =>
        desk.StepAsync(request.EnquiryId, request.Version, EnquiryActKind.Assigned, found.Name, e => e.Assign(request.Person, found.Name), cancellationToken);
}

/// <summary>The people of the own park who may handle enquiries, by name.</summary>
[Permission(PortalPermissions.HandleEnquiries)]
public sealed record EnquiryStaff : IQuery<IReadOnlyList<StaffRow>>;

/// <summary>A person who may handle enquiries.</summary>
/// <param name="Person">The person.</param>
/// <param name="Name">Name.</param>
public sealed record StaffRow(PersonId Person, string Name);

internal sealed class EnquiryStaffHandler(IRecipientLookup lookup, CallContext call) : IHandle<EnquiryStaff, IReadOnlyList<StaffRow>>
{
    public async Task<Result<IReadOnlyList<StaffRow>>> Handle(EnquiryStaff request, CancellationToken cancellationToken) =>
        Result.Of(await OfAsync(lookup, call.Tenant, cancellationToken));

    public static async Task<IReadOnlyList<StaffRow>> OfAsync(IRecipientLookup lookup, TenantId park, CancellationToken ct)
    {
        var people = await lookup.FindAsync(new(Tenants: [park], Permission: PortalPermissions.HandleEnquiries), ct);
        return [.. people.Select(p => new StaffRow(p.Person, p.Name)).OrderBy(p => p.Name, StringComparer.Ordinal)];
    }
}
