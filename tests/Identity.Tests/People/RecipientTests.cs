using Shouldly;
using SmartPark.Identity.People;
using SmartPark.Kernel.Events;
using SmartPark.Kernel.Tenancy;
using Xunit;

namespace SmartPark.Identity.Tests.People;

public sealed class RecipientTests
{
    [Fact]
    public async Task A_message_reaches_those_with_the_permission_each_once()
    {
        await using var host = await IdentityHost.StartAsync();
        var park = await host.ParkAsync();
        var firm = await host.EnterpriseAsync(park);
        var chief = await host.PersonAsync(park, "chief@park.example", BuiltInRole.ParkManager);
        await host.PersonAsync(park, "editor@park.example", BuiltInRole.Editor);
        var boss = await host.PersonAsync(firm, "boss@firm.example", BuiltInRole.Administrator);
        await host.AsSystemAsync(new AddPerson(firm, "两处", "chief@park.example", [BuiltInRole.Administrator]));
        (await RowsAsync(host, new(Tenants: [park], Permission: IdentityPermissions.ApplicationsDecide))).ShouldBe([chief]);
        (await RowsAsync(host, new(AllOfPark: park, Permission: IdentityPermissions.MembersManage))).ShouldBe([chief, boss], ignoreOrder: true);
        (await RowsAsync(host, new(People: [boss]))).ShouldBe([boss]);
        (await RowsAsync(host, new(AllOfPark: park))).Count.ShouldBe(3);
    }

    [Fact]
    public async Task Names_are_told_to_those_who_share_a_tenant()
    {
        await using var host = await IdentityHost.StartAsync();
        var park = await host.ParkAsync();
        var (one, two) = (await host.EnterpriseAsync(park, "一号"), await host.EnterpriseAsync(park, "二号"));
        var key = await host.SignedInAsync(one, "a@one.example", BuiltInRole.Member);
        var colleague = await host.PersonAsync(one, "b@one.example", BuiltInRole.Member);
        var stranger = await host.PersonAsync(two, "c@two.example", BuiltInRole.Member);
        (await host.AsAsync(key, new PeopleNames([colleague, stranger]))).Require().Keys.ShouldBe([colleague]);
        (await host.AsSystemAsync(new PeopleNames([colleague, stranger]))).Require().Count.ShouldBe(2);
    }

    private static async Task<List<PersonId>> RowsAsync(IdentityHost host, Recipients to) => [.. (await host.AsSystemAsync(new FindRecipients(to))).Require().Select(r => r.Person)];
}
