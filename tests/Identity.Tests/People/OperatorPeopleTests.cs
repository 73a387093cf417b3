using Shouldly;
using SmartPark.Identity.People;
using SmartPark.Identity.Roles;
using SmartPark.Kernel.Audit;
using SmartPark.Kernel.Tenancy;
using SmartPark.Kernel.UseCases;
using Xunit;

namespace SmartPark.Identity.Tests.People;

public sealed class OperatorPeopleTests
{
    [Fact]
    public async Task The_operator_finds_people_of_all_tenants_by_name_e_mail_in_any_case_and_mobile()
    {
        var (host, op) = await OperatedAsync();
        await using var _1 = host;
        var park = await host.ParkAsync();
        (await host.AsSystemAsync(new AddPerson(await host.EnterpriseAsync(park, "一号"), "罗静", "Luo.Jing@one.example", [BuiltInRole.Member], IdentityHost.Password, "13912345678"))).Require();
        await host.PersonAsync(await host.EnterpriseAsync(park, "二号"), "other@two.example", BuiltInRole.Member);
        foreach (var words in (string[])["罗静", "luo.jing@ONE", "Luo", "1391234"])
        {
            var found = (await host.AsAsync(op, new FindPeople(words))).Require();
            found.Rows.Select(p => (p.Name, p.Tenants)).ShouldBe([("罗静", 1)], words);
        }
        (await host.AsAsync(op, new FindPeople(Disabled: true))).Require().Total.ShouldBe(0);
        (await host.AsAsync(op, new FindPeople(Disabled: false))).Require().Total.ShouldBe(3);
    }

    [Fact]
    public async Task A_persons_card_shows_tenants_with_roles_by_name_and_devices_and_leaves_a_trace()
    {
        var (host, op) = await OperatedAsync();
        await using var _1 = host;
        var park = await host.ParkAsync();
        var (one, two) = (await host.EnterpriseAsync(park, "一号"), await host.EnterpriseAsync(park, "二号"));
        var boss = await host.SignedInAsync(one, "boss@one.example", BuiltInRole.Administrator);
        var role = (await host.AsAsync(boss, new MakeRole("质检员", [IdentityPermissions.MembersRead]))).Require();
        var person = await host.PersonAsync(one, "wu@one.example", RoleCodes.Of(role));
        await host.PersonAsync(two, "wu@one.example", BuiltInRole.Member);
        await host.SignInAsync("wu@one.example");
        var card = (await host.AsAsync(op, new GetPerson(person))).Require();
        card.Memberships.Select(m => m.Tenant.Name).ShouldBe(["一号", "二号"], ignoreOrder: true);
        card.Memberships.Single(m => m.Tenant.Id == one).OwnRoles.ShouldBe(new Dictionary<string, string> { [RoleCodes.Of(role)] = "质检员" });
        card.Sessions.Count.ShouldBe(1);
        var lines = (await host.AsSystemAsync(new FindAuditLines(), TenantId.Platform)).Require().Rows;
        lines.Select(l => l.Action).ShouldContain(nameof(GetPerson));
        (await host.AsAsync(boss, new GetPerson(person))).Refusal!.Code.ShouldBe("access.denied");
        (await host.AsAsync(op, new GetPerson(PersonId.New()))).Refusal!.Code.ShouldBe("person.not-found");
    }

    [Fact]
    public async Task A_person_is_signed_out_everywhere_and_may_come_back()
    {
        var (host, op) = await OperatedAsync();
        await using var _1 = host;
        var firm = await host.EnterpriseAsync(await host.ParkAsync());
        var person = await host.PersonAsync(firm, "wu@firm.example", BuiltInRole.Member);
        var keys = new[] { await host.SignInAsync("wu@firm.example"), await host.SignInAsync("wu@firm.example") };
        (await host.AsAsync(keys[0], new EndPersonSessions(person))).Refusal!.Code.ShouldBe("access.denied");
        (await host.AsAsync(op, new EndPersonSessions(person))).Require().ShouldBe(2);
        foreach (var key in keys) (await host.AsAsync(key, new Me())).Refusal!.Code.ShouldBe("access.sign-in-needed");
        (await host.AsAsync(op, new Me())).Succeeded.ShouldBeTrue("the operator's own session runs on");
        (await host.AsAsync(await host.SignInAsync("wu@firm.example"), new Me())).Succeeded.ShouldBeTrue();
        (await host.AsAsync(op, new EndPersonSessions(PersonId.New()))).Refusal!.Code.ShouldBe("person.not-found");
    }

    [Fact]
    public async Task Disabling_takes_a_reason_that_stands_until_the_person_is_enabled()
    {
        var (host, op) = await OperatedAsync();
        await using var _1 = host;
        var person = await host.PersonAsync(await host.EnterpriseAsync(await host.ParkAsync()), "wu@firm.example", BuiltInRole.Member);
        (await host.AsAsync(op, new DisablePerson(person, " "))).Refusal!.ShouldSatisfyAllConditions(r => r.Code.ShouldBe("text.empty"), r => r.Field.ShouldBe("Reason"));
        (await host.AsAsync(op, new DisablePerson(person, "本人报告账号被盗"))).Succeeded.ShouldBeTrue();
        var card = (await host.AsAsync(op, new GetPerson(person))).Require();
        (card.Row.Disabled, card.DisabledBecause).ShouldBe((true, "本人报告账号被盗"));
        (await host.AsAsync(op, new FindPeople(Disabled: true))).Require().Rows.Single().Person.ShouldBe(person);
        (await host.AsAsync(op, new EnablePerson(person))).Succeeded.ShouldBeTrue();
        (await host.AsAsync(op, new GetPerson(person))).Require().DisabledBecause.ShouldBeNull();
    }

    private static async Task<(IdentityHost Host, string Operator)> OperatedAsync()
    {
        var host = await IdentityHost.StartAsync();
        return (host, await host.SignedInAsync(TenantId.Platform, "op@platform.example", BuiltInRole.PlatformOperator));
    }
}
