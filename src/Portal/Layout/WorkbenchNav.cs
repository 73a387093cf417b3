using Microsoft.Extensions.Localization;
using SmartPark.Identity;
using SmartPark.Kernel;
using SmartPark.Kernel.Audit;
using SmartPark.Kernel.Tenancy;
using SmartPark.Policies;
using SmartPark.Workflows;

namespace SmartPark.Portal.Layout;

/// <summary>The entries of the workbench, in order, each for the kinds of tenants whose work it is and with the permission its requests need.</summary>
internal static class WorkbenchNav
{
    private const TenantKinds Firms = TenantKinds.Enterprise | TenantKinds.Partner;

    internal static IReadOnlyList<(TenantKinds Kinds, NavItem Item)> Items { get; } =
    [
        (TenantKinds.All, new("cockpit", "/w", "gauge", "day", PortalPermissions.ReadCockpit)),
        (TenantKinds.All, new("messages", "/w/messages", "bell", "day", null)),
        (TenantKinds.All, new("tasks", "/w/tasks", "check", "day", WorkflowsPermissions.Work)),
        (Firms, new("match", "/w/match", "policy", "day", PoliciesPermissions.MatchRead)),
        (Firms, new("declarations", "/w/declarations", "inbox", "day", PoliciesPermissions.MatchRead)),
        (Firms, new("opportunities", "/w/opportunities", "handshake", "day", PoliciesPermissions.MatchRead)),
        (Firms, new("my-questions", "/w/my-questions", "question", "day", PortalPermissions.AskEnquiries)),
        (TenantKinds.Park, new("enquiries", "/w/enquiries", "question", "day", PortalPermissions.HandleEnquiries)),
        (TenantKinds.Park, new("applications", "/w/applications", "inbox", "day", IdentityPermissions.ApplicationsRead)),
        (TenantKinds.Park, new("articles", "/w/articles", "news", "content", PortalPermissions.WriteArticles)),
        (TenantKinds.Park | TenantKinds.Operator, new("policies", "/w/policies", "policy", "content", PoliciesPermissions.Read)),
        (TenantKinds.Park | TenantKinds.Operator, new("rules", "/w/policies/rules", "check", "content", PoliciesPermissions.RuleRead)),
        (TenantKinds.Park | TenantKinds.Operator, new("batches", "/w/policies/batches", "inbox", "content", PoliciesPermissions.DeclarationRead)),
        (TenantKinds.Park | TenantKinds.Operator, new("projects", "/w/policies/opportunities", "handshake", "content", PoliciesPermissions.RuleRead)),
        (Firms, new("profile", "/w/profile", "building", "content", PoliciesPermissions.MatchRead)),
        (Firms, new("card", "/w/card", "building", "content", PortalPermissions.EditDirectory)),
        (TenantKinds.All, new("sent", "/w/sent", "mail", "content", PortalPermissions.ReadReceipts)),
        (TenantKinds.Park, new("site", "/w/site", "globe", "content", PortalPermissions.EditSite)),
        (TenantKinds.Park, new("enterprises", "/w/enterprises", "building", "members", IdentityPermissions.TenantsRead)),
        (TenantKinds.Operator, new("tenants", "/w/tenants", "building", "members", IdentityPermissions.TenantsRead)),
        (TenantKinds.All, new("people", "/w/people", "people", "members", IdentityPermissions.MembersRead)),
        (TenantKinds.Operator, new("accounts", "/w/accounts", "person", "members", IdentityPermissions.PeopleManage)),
        (TenantKinds.All, new("departments", "/w/departments", "tree", "members", IdentityPermissions.DepartmentsManage)),
        (TenantKinds.All, new("roles", "/w/roles", "shield", "members", IdentityPermissions.RolesManage)),
        (TenantKinds.All, new("processes", "/w/processes", "tree", "running", WorkflowsPermissions.Draw)),
        (TenantKinds.All, new("passwords", "/w/settings/passwords", "lock", "running", IdentityPermissions.SettingsManage)),
        (TenantKinds.All, new("keys", "/w/keys", "key", "running", IdentityPermissions.KeysManage)),
        (TenantKinds.All, new("audit", "/w/audit", "log", "running", AuditPermissions.Read)),
        (TenantKinds.Operator, new("events", "/w/events", "waiting", "running", OperationPermissions.Events)),
    ];

    /// <summary>What somebody sees who works for a tenant of a kind and holds these permissions there.</summary>
    internal static IReadOnlyList<NavGroup> For(TenantKinds kind, IReadOnlyList<string> permissions, IStringLocalizer text) =>
        NavItem.For(Items.Where(i => i.Kinds.HasFlag(kind) && kind != TenantKinds.None).Select(i => i.Item), permissions.Contains, text);
}
