using Shouldly;
using SmartPark.Identity.Memberships;
using SmartPark.Identity.Passwords;
using SmartPark.Identity.People;
using SmartPark.Identity.Tenants;
using SmartPark.Kernel.Tenancy;
using Xunit;

namespace SmartPark.Identity.Tests.Passwords;

public sealed class PasswordProfileTests
{
    [Fact]
    public async Task Who_is_affected_counts_the_own_tenants_people_and_their_old_passwords_alone()
    {
        await using var host = await IdentityHost.StartAsync();
        var park = await host.ParkAsync();
        var (firm, other) = (await host.EnterpriseAsync(park, "一号"), await host.EnterpriseAsync(park, "二号"));
        await host.PersonAsync(firm, "old@one.example", BuiltInRole.Member);
        var gone = await host.PersonAsync(firm, "gone@one.example", BuiltInRole.Member);
        await host.PersonAsync(other, "old@two.example", BuiltInRole.Member);
        host.Clock.Advance(TimeSpan.FromDays(91));
        var boss = await host.SignedInAsync(firm, "boss@one.example", BuiltInRole.Administrator);
        (await host.AsAsync(boss, new GetPasswordEffect())).Require().ShouldBe(new PasswordEffectRow(PasswordProfile.Standard, 3, 2));
        (await host.AsAsync(boss, new DisableMember(gone))).Succeeded.ShouldBeTrue();
        (await host.AsAsync(boss, new ChoosePasswordProfile(PasswordProfile.Strict))).Succeeded.ShouldBeTrue();
        (await host.AsAsync(boss, new GetPasswordEffect())).Require().ShouldBe(new PasswordEffectRow(PasswordProfile.Strict, 2, 1));
        var member = await host.SignedInAsync(firm, "new@one.example", BuiltInRole.Member);
        (await host.AsAsync(member, new GetPasswordEffect())).Refusal!.Code.ShouldBe("access.denied");
    }
}
