namespace SmartPark.Portal.Demo;

/// <summary>Who can sign in to the demo park.</summary>
internal static class DemoAccounts
{
    /// <summary>One for all accounts; known to everybody, which is why demo mode is refused in Production.</summary>
    public const string Password = "Liaohe-Bay-2026-Tide";

    /// <summary>The five accounts of the tour, and three more.</summary>
    public static IReadOnlyList<(string Email, string Name, string What)> Of(PeopleFile people) =>
    [
        Line(people.Operator, "operator / 平台运营方"), Line(people.ParkManager, "park manager / 园区管理员"), Line(people.EnterpriseAdministrator, "enterprise administrator / 企业管理员"),
        Line(people.EnterpriseMember, "enterprise member / 企业成员"), Line(people.Partner, "partner / 合作伙伴"), Line(people.Switcher, "in two tenants / 两家企业，可切换"),
        Line(people.Editor, "park editor / 园区编辑"), Line(people.ServiceDesk, "park service desk / 服务大厅"),
    ];

    /// <summary>A small table for the console.</summary>
    public static string Table(PeopleFile people, string? address)
    {
        var lines = Of(people).Select(a => $"  {a.Email,-24} {a.What}");
        var where = address is null ? "" : $"  {address}\n\n";
        return $"\n{where}{string.Join('\n', lines)}\n\n  password / 口令         {Password}\n";
    }

    private static (string Email, string Name, string What) Line(PersonEntry person, string what) => (person.Email, person.Name, what);
}
