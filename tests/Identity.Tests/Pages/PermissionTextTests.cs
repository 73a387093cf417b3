using System.Globalization;
using System.Resources;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using SmartPark.Kernel;
using SmartPark.Kernel.Persistence;
using SmartPark.Kernel.Tenancy;
using SmartPark.Testing.Calls;
using Xunit;

namespace SmartPark.Identity.Tests.Pages;

public sealed class PermissionTextTests
{
    private static readonly ResourceManager Permissions = Texts("SmartPark.Identity.Roles.PermissionText");
    private static readonly ResourceManager Roles = Texts("SmartPark.Identity.Roles.RoleText");

    [Theory]
    [InlineData("zh-CN")]
    [InlineData("en")]
    public async Task Every_permission_of_every_module_and_its_group_has_words(string culture)
    {
        var services = new ServiceCollection();
        services.AddLogging().AddKernel(new(DatabaseProvider.Sqlite, "Data Source=unused.db", Path.GetTempPath()));
        AllModules.Add(services);
        await using var provider = services.BuildServiceProvider();
        var codes = provider.GetRequiredService<PermissionCatalogue>().All.Select(p => p.Code).ToList();
        codes.Count.ShouldBeGreaterThan(20);
        Missing(Permissions, codes.Concat(codes.Select(c => "module." + c.Split('.')[0]).Distinct()), culture).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("zh-CN")]
    [InlineData("en")]
    public void Every_built_in_role_has_a_name_and_a_line(string culture)
    {
        var codes = typeof(BuiltInRole).GetFields().Select(f => (string)f.GetRawConstantValue()!).ToList();
        Missing(Roles, codes.SelectMany(c => new[] { "role." + c, $"role.{c}.line" }), culture).ShouldBeEmpty();
    }

    [Fact]
    public void A_permission_without_words_is_found() => Missing(Permissions, ["identity.nothing.do"], "zh-CN").ShouldBe(["identity.nothing.do"]);

    private static ResourceManager Texts(string name) => new(name, typeof(IdentityModule).Assembly);

    private static List<string> Missing(ResourceManager texts, IEnumerable<string> keys, string culture) =>
        [.. keys.Where(key => string.IsNullOrWhiteSpace(texts.GetString(key, CultureInfo.GetCultureInfo(culture))))];
}
