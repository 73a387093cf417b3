using SmartPark.Identity.Tenants;
using SmartPark.Kernel.Sheets;
using SmartPark.Kernel.Tenancy;

namespace SmartPark.Identity.Imports;

/// <summary>One enterprise of a file, checked.</summary>
internal sealed record NewEnterprise(string Name, string Uscc, TenantSubKind SubKind, string? IndustryCode, int? IndustryEdition, string? DivisionCode, string? AdministratorName, string? AdministratorEmail);

/// <summary>One person of a file, checked; the role and the department still as they were written.</summary>
internal sealed record NewPerson(string Name, string Email, string? Phone, string? Role, string? Department, string? Title);

/// <summary>One person of a file, ready to be invited.</summary>
internal sealed record NewInvitee(string Name, string Email, string? Phone, string Role, Guid? DepartmentId, string? Title);

/// <summary>The columns of the files that can be imported; exports use the same heads.</summary>
internal static class ImportSchemas
{
    /// <summary>Places of columns in <see cref="Enterprises"/> and <see cref="People"/>.</summary>
    public const int EnterpriseCode = 1;
    public const int PersonEmail = 1;
    public const int PersonRole = 3;
    public const int PersonDepartment = 4;

    private static readonly (string Word, TenantSubKind Value)[] Kinds =
    [
        ("入驻企业", TenantSubKind.ResidentEnterprise), ("意向企业", TenantSubKind.ProspectiveEnterprise), ("产业链伙伴", TenantSubKind.ChainPartner),
        ("数字化服务商", TenantSubKind.DigitalServiceProvider), ("金融机构", TenantSubKind.FinancialInstitution), ("个体工商户", TenantSubKind.IndividualBusiness),
        ("resident", TenantSubKind.ResidentEnterprise), ("prospective", TenantSubKind.ProspectiveEnterprise), ("chain partner", TenantSubKind.ChainPartner),
        ("digital service provider", TenantSubKind.DigitalServiceProvider), ("financial institution", TenantSubKind.FinancialInstitution), ("individual business", TenantSubKind.IndividualBusiness),
    ];

    private static readonly (string Word, string Value)[] Roles =
        [("管理员", BuiltInRole.Administrator), ("成员", BuiltInRole.Member), ("园区经理", BuiltInRole.ParkManager), ("编辑", BuiltInRole.Editor), ("服务台", BuiltInRole.ServiceDesk)];

    public static SheetSchema<NewEnterprise> Enterprises { get; } = SheetSchema.Of<NewEnterprise>(columns =>
    {
        var name = columns.Required("企业名称", "Name", SheetParse.Text(Checks.Shape.TenantName));
        var uscc = columns.Required("统一社会信用代码", "Credit code", SheetParse.CreditCode).Unique();
        var kind = columns.Required("类型", "Kind", SheetParse.OneOf(Kinds));
        var industry = columns.OptionalValue("行业代码", "Industry code", SheetParse.Industry);
        var division = columns.Optional("行政区划", "Division", SheetParse.Division);
        var person = columns.Optional("管理员姓名", "Administrator", SheetParse.Text(Checks.Shape.PersonName));
        var email = columns.OptionalValue("管理员邮箱", "Administrator e-mail", SheetParse.Email);
        return row =>
        {
            var (who, address) = (row.Get(person), row.Get(email));
            if (who is null != address is null) row.Refuse(who is null ? person : email, "import.administrator");
            var code = row.Get(industry);
            return new(row.Get(name), row.Get(uscc).Value, row.Get(kind), code?.Code, (int?)code?.Edition, row.Get(division)?.Code, who, address?.Value.ToLowerInvariant());
        };
    });

    public static SheetSchema<NewPerson> People { get; } = SheetSchema.Of<NewPerson>(columns =>
    {
        var name = columns.Required("姓名", "Name", SheetParse.Text(Checks.Shape.PersonName));
        var email = columns.Required("邮箱", "E-mail", SheetParse.Email).Unique();
        var phone = columns.OptionalValue("手机", "Mobile", SheetParse.Mobile);
        var role = columns.Optional("角色", "Role", SheetParse.Text(60));
        var department = columns.Optional("部门", "Department", SheetParse.Text(50));
        var title = columns.Optional("职务", "Post", SheetParse.Text(60));
        return row => new(row.Get(name), row.Get(email).Value.ToLowerInvariant(), row.Get(phone)?.Value, row.Get(role), row.Get(department), row.Get(title));
    });

    public static string WordOf(TenantSubKind kind) => Kinds.First(k => k.Value == kind).Word;

    /// <summary>The code of a role named in a file by code or by its Chinese word.</summary>
    public static string? RoleOf(string written) => Roles.Where(r => r.Word == written || r.Value == written).Select(r => r.Value).FirstOrDefault();
}
