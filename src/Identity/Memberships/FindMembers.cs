using Microsoft.EntityFrameworkCore;
using SmartPark.Identity.Roles;
using SmartPark.Kernel.Results;
using SmartPark.Kernel.Tenancy;
using SmartPark.Kernel.UseCases;

namespace SmartPark.Identity.Memberships;

/// <summary>People of the own tenant, by name.</summary>
/// <param name="Text">Only those whose name, e-mail or phone contains this.</param>
/// <param name="Role">Only those with this role code.</param>
/// <param name="DepartmentId">Only those in this department itself.</param>
/// <param name="Paging">Which page; sorts: name, joined.</param>
[Permission(IdentityPermissions.MembersRead)]
public sealed record FindMembers(string? Text = null, string? Role = null, Guid? DepartmentId = null, Paging? Paging = null) : IQuery<Page<MemberRow>>;

/// <summary>One of the own tenant's people.</summary>
/// <param name="Person">Who.</param>
/// <param name="Name">Name.</param>
/// <param name="Email">E-mail.</param>
/// <param name="Phone">Mobile number.</param>
/// <param name="Roles">Role codes, semicolons before, between and after.</param>
/// <param name="DepartmentId">Department.</param>
/// <param name="DepartmentName">Its name.</param>
/// <param name="Title">Post.</param>
/// <param name="Disabled">True when he cannot act here.</param>
/// <param name="JoinedAt">Since when.</param>
/// <param name="Version">For <c>If-Match</c>.</param>
public sealed record MemberRow(
    PersonId Person, string Name, string? Email, string? Phone, string Roles, Guid? DepartmentId, string? DepartmentName, string? Title, bool Disabled, DateTimeOffset JoinedAt, long Version)
{
    /// <summary>Role codes one by one.</summary>
    public IReadOnlyList<string> RoleCodes => Identity.Roles.RoleCodes.Split(Roles);
}

internal sealed class FindMembersHandler(IdentityDb db) : IHandle<FindMembers, Page<MemberRow>>
{
    public async Task<Result<Page<MemberRow>>> Handle(FindMembers request, CancellationToken cancellationToken)
    {
        var members = db.Memberships.AsNoTracking();
        if (!string.IsNullOrWhiteSpace(request.Text))
        {
            var text = request.Text.Trim();
            members = members.Where(m => m.Name.Contains(text) || m.Email!.Contains(text) || m.Phone!.Contains(text));
        }
        if (!string.IsNullOrEmpty(request.Role))
        {
            var mark = RoleCodes.Mark(request.Role);
            members = members.Where(m => m.Roles.Contains(mark));
        }
        if (request.DepartmentId is { } department) members = members.Where(m => m.DepartmentId == department);
        var ordered = request.Paging?.Sort switch
        {
            "-name" => members.OrderByDescending(m => m.Name),
            "joined" => members.OrderBy(m => m.JoinedAt),
            "-joined" => members.OrderByDescending(m => m.JoinedAt),
            _ => members.OrderBy(m => m.Name),
        };
        return await ordered.ThenBy(m => m.PersonId).Select(m => new MemberRow(
                m.PersonId, m.Name, m.Email, m.Phone, m.Roles, m.DepartmentId,
                db.Departments.Where(d => d.TenantId == m.TenantId && d.Id == m.DepartmentId).Select(d => d.Name).FirstOrDefault(), m.Title, m.Disabled, m.JoinedAt, m.Version))
            .ToPageAsync(request.Paging, cancellationToken);
    }
}
