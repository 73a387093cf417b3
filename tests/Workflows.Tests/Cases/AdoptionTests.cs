using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using SmartPark.Identity.Tenants;
using SmartPark.Kernel.Persistence;
using SmartPark.Kernel.Results;
using SmartPark.Kernel.Tenancy;
using SmartPark.Kernel.UseCases;
using SmartPark.Workflows.Definitions;
using Xunit;

namespace SmartPark.Workflows.Tests.Cases;

/// <summary>Tenants that were open before there were processes; the same on PostgreSQL below. In the office nobody has delivered yet that tenants were opened: they stand as tenants of an earlier version do.</summary>
public class AdoptionTests : Office
{
    private static readonly string[] OfPark = ["article-publication", "enterprise-move-in", "general-request", "policy-declaration", "service-request"];

    [Fact]
    public async Task Tenants_without_processes_are_given_those_of_their_kind_once()
    {
        (await KeysAsync(Boss)).ShouldBeEmpty();
        (await As(Boss, new CopyDefinition("general-request", "用印"))).Require();
        await RunAsync();
        (await KeysAsync(Boss)).ShouldBe(OfPark);
        (await As(Boss, new FindDefinitions())).Require().Single(d => d.Key == "general-request").Name.ShouldBe("用印", "what a tenant made itself is not overwritten");
        (await KeysAsync(FirmBoss)).ShouldBe(["general-request"]);
        (await As(Wang, new Startable())).Require().Select(s => (s.Key, s.Own)).ShouldBe([("general-request", true), ("service-request", false)], ignoreOrder: true);
        await Host.DeliverAsync();
        await RunAsync();
        foreach (var who in new[] { Boss, FirmBoss }) (await As(who, new DefinitionVersions("general-request"))).Require().ShouldHaveSingleItem("given once");
    }

    [Fact]
    public async Task What_was_taken_out_of_use_does_not_come_again()
    {
        await RunAsync();
        var service = (await As(Boss, new FindDefinitions())).Require().Single(d => d.Key == "service-request");
        (await As(Boss, new RetireDefinition(service.Id))).Succeeded.ShouldBeTrue();
        await RunAsync();
        (await As(Boss, new DefinitionVersions("service-request"))).Require().ShouldHaveSingleItem().State.ShouldBe(DefinitionState.Retired);
    }

    [Fact]
    public async Task A_disabled_tenant_is_left_alone_until_it_is_open_again()
    {
        (await AsSystem(new DisableTenant(Firm, "停用"))).Require();
        await RunAsync();
        (await AsSystem(new TenantsThatAdopted())).Require().ShouldNotContain(Firm);
        (await AsSystem(new TenantsThatAdopted())).Require().ShouldContain(Park);
    }

    private Task RunAsync() => Host.Services.GetRequiredService<SystemCalls>() is var calls ? new AdoptTemplatesJob(calls).RunAsync(new Clock(calls), TestContext.Current.CancellationToken) : Task.CompletedTask;

    private async Task<IEnumerable<string>> KeysAsync(Somebody who) => (await As(who, new FindDefinitions())).Require().Select(d => d.Key).Order(StringComparer.Ordinal);

    /// <summary>Sends as a job does.</summary>
    private sealed class Clock(SystemCalls calls) : IUseCases
    {
        public Task<Result<T>> SendAsync<T>(IUseCase<T> request, CancellationToken ct = default) => calls.SendAsync(request, null, ct);
    }
}

public sealed class AdoptionOnPostgresTests : AdoptionTests
{
    protected override DatabaseProvider Provider => DatabaseProvider.Postgres;
}
