using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using SmartPark.Kernel.Live;
using SmartPark.Kernel.UseCases;
using SmartPark.Kernel.Tenancy;
using SmartPark.Policies.Calculator;
using SmartPark.Policies.Facts;
using SmartPark.Policies.Matching;
using SmartPark.Policies.Reach;
using SmartPark.Policies.Rules;
using Xunit;

namespace SmartPark.Policies.Tests.Matching;

/// <summary>Enterprises and officers through the module itself: pipeline, database, events.</summary>
public sealed class MatchingTests : Shelf
{
    private const string Tree = """{"all":[{"field":"revenue","op":">=","value":2000,"unit":"万元","years":"last","check":"auto","sentence":"对首台（套）产品的保险费给予补贴"},{"field":"legal_person","op":"=","value":true,"check":"auto","sentence":""}]}""";

    private static RuleBody Body(string tree = Tree) => new(RuleJson.Parse(tree));

    private Ticket Enterprise(TenantId tenant, TenantId? park = null) => Host.Callers.Person(tenant, TenantKinds.Enterprise, park ?? ParkA, PoliciesPermissions.MatchRead, PoliciesPermissions.ProfileWrite, PoliciesPermissions.ProfileShare);

    private async Task<Guid> RuledAsync(string tree = Tree)
    {
        var id = await PublishAsync(Manager, Content());
        var version = (await As(Manager, new SaveRuleDraft(id, Body(tree), null, 0))).Require();
        (await As(Manager, new PublishRule(id, version))).Require();
        await DeliverAsync();
        return id;
    }

    private async Task<Ticket> OpenAsync(string name, TenantId? tenant = null)
    {
        var id = tenant ?? TenantId.New();
        (await Host.Services.GetRequiredService<SystemCalls>().SendAsync(new OpenProfile(name, ParkA, "3421", "211104"), id)).Require();
        return Enterprise(id);
    }

    private async Task<long> TellAsync(Ticket who, params FactInput[] facts)
    {
        var version = (await As(who, new GetProfile())).Require().Version;
        return (await As(who, new SaveFacts(facts, version))).Require().Version;
    }

    private FactInput Revenue(string value) => new("revenue", LastYear, value);

    private int LastYear => Host.Clock.Now.Year - 1;

    private async Task<MatchState> StateAsync(Ticket who, Guid policy) => (await As(who, new MyMatches())).Require().Rows.Single(r => r.PolicyId == policy).State;

    [Fact]
    public async Task Answers_change_the_list_and_taking_one_back_leaves_it_open_never_unmet()
    {
        var policy = await RuledAsync();
        var firm = await OpenAsync("甲机床");
        (await StateAsync(firm, policy)).ShouldBe(MatchState.ToAnswer);
        (await As(firm, new MyMatches())).Require().Question.ShouldNotBeNull().Open.ShouldBe(1);
        await TellAsync(firm, new FactInput("legal_person", 0, "true"), Revenue("1700"));
        (await StateAsync(firm, policy)).ShouldBe(MatchState.Near);
        (await As(firm, new ExplainMatch(policy))).Require().Explanation.Conditions().First().Gap.ShouldBe(300);
        var version = (await As(firm, new GetProfile())).Require().Version;
        (await As(firm, new SaveFacts([new("revenue", LastYear, "0.2", "亿元")], version))).Require().Changes.ShouldHaveSingleItem().After.ShouldBe(MatchState.Fits);
        await TellAsync(firm, new FactInput("revenue", LastYear, null));
        (await StateAsync(firm, policy)).ShouldBe(MatchState.ToAnswer);
        await TellAsync(firm, Revenue("100"));
        (await StateAsync(firm, policy)).ShouldBe(MatchState.Unmet);
    }

    [Fact]
    public async Task Every_result_is_kept_with_its_rule_and_facts_and_explained_again_after_both_changed()
    {
        var policy = await RuledAsync();
        var firm = await OpenAsync("甲机床");
        await TellAsync(firm, new FactInput("legal_person", 0, "true"), Revenue("2500"));
        var fitting = (await As(firm, new MatchHistory(policy))).Require()[0];
        fitting.State.ShouldBe(MatchState.Fits);
        var version = (await As(Manager, new SaveRuleDraft(policy, Body(Tree.Replace("2000", "9000", StringComparison.Ordinal)), null, 0))).Require();
        (await As(Manager, new PublishRule(policy, version))).Require();
        await DeliverAsync();
        await TellAsync(firm, Revenue("1"));
        var history = (await As(firm, new MatchHistory(policy))).Require();
        history.Count.ShouldBeGreaterThan(2);
        history[0].RuleNumber.ShouldBe(2);
        var then = (await As(firm, new ExplainKeptMatch(fitting.MatchId))).Require();
        then.Row.State.ShouldBe(MatchState.Fits);
        then.Explanation.Conditions().First().Values[0].Value.ShouldBe("2500");
        (await As(await OpenAsync("乙"), new ExplainKeptMatch(fitting.MatchId))).Refusal!.Code.ShouldBe("match.not-found");
    }

    [Fact]
    public async Task The_park_sees_what_was_registered_or_shared_and_nothing_else()
    {
        var policy = await RuledAsync();
        var firm = await OpenAsync("甲机床");
        await TellAsync(firm, new FactInput("legal_person", 0, "true"), Revenue("2500"));
        EnterpriseRow Row(EnterpriseBoard board) => board.Rows.Single(r => r.Name == "甲机床");
        Row((await As(Manager, new PolicyEnterprises(policy))).Require()).State.ShouldBe(MatchState.ToAnswer);
        (await As(firm, new ShareFacts("business", FactReach.Park))).Require();
        (await As(firm, new ShareFacts("basic", FactReach.Park))).Require();
        Row((await As(Manager, new PolicyEnterprises(policy))).Require()).State.ShouldBe(MatchState.Fits);
        (await As(OtherPark, new PolicyEnterprises(policy))).Require().Rows.ShouldBeEmpty();
        Row((await As(Operator, new PolicyEnterprises(policy))).Require()).State.ShouldBe(MatchState.ToAnswer);
        await TellAsync(firm, Revenue("2600"));
        Row((await As(Manager, new PolicyEnterprises(policy, 0, 2601))).Require()).WhatIf.ShouldBe(MatchState.Near);
        (await As(firm, new ShareFacts("business", FactReach.Nobody))).Require();
        Row((await As(Manager, new PolicyEnterprises(policy))).Require()).State.ShouldBe(MatchState.ToAnswer);
    }

    [Fact]
    public async Task A_working_version_shows_what_it_would_do_and_a_second_officer_is_told()
    {
        var firm = await OpenAsync("甲机床");
        await TellAsync(firm, new FactInput("legal_person", 0, "true"), Revenue("2500"));
        foreach (var group in Fields.Groups) (await As(firm, new ShareFacts(group, FactReach.Park))).Require();
        var policy = await RuledAsync();
        var preview = (await As(Manager, new PreviewRule(policy, Body(Tree.Replace("2000", "3000", StringComparison.Ordinal))))).Require();
        (preview.Now[MatchState.Fits], preview.Then[MatchState.Near]).ShouldBe((1, 1));
        preview.Changes.ShouldHaveSingleItem().Name.ShouldBe("甲机床");
        (await As(Manager, new SaveRuleDraft(policy, Body(), null, 0))).Require();
        (await As(Manager, new SaveRuleDraft(policy, Body(), null, 0))).Refusal!.Code.ShouldBe("conflict.changed");
        (await As(OtherPark, new SaveRuleDraft(policy, Body(), null, 0))).Refusal!.Code.ShouldBe("policy.not-found");
        (await As(OtherPark, new GetRule(policy))).Refusal!.Code.ShouldBe("policy.not-found");
    }

    [Fact]
    public async Task A_rule_that_nobody_can_fit_is_published_only_after_its_warning()
    {
        var policy = await PublishAsync(Manager, Content());
        var never = Body("""{"all":[{"field":"revenue","op":">","value":9,"unit":"万元","years":"last"},{"field":"revenue","op":"<","value":9,"unit":"万元","years":"last"}]}""");
        (await As(Manager, new PreviewRule(policy, never))).Require().Warnings.Select(w => w.Code).ShouldContain("rule.never");
        var version = (await As(Manager, new SaveRuleDraft(policy, never, null, 0))).Require();
        (await As(Manager, new PublishRule(policy, version))).Refusal!.Code.ShouldBe("rule.never");
        (await As(Manager, new PublishRule(policy, version, DespiteWarnings: true))).Succeeded.ShouldBeTrue();
    }

    [Fact]
    public async Task Only_matched_enterprises_are_pushed_to_and_the_funnel_is_its_lists()
    {
        var policy = await RuledAsync();
        var firms = new List<Ticket>();
        foreach (var (name, revenue) in new[] { ("甲", "2500"), ("乙", "10") })
        {
            var firm = await OpenAsync(name);
            await TellAsync(firm, new FactInput("legal_person", 0, "true"), Revenue(revenue));
            foreach (var group in Fields.Groups) (await As(firm, new ShareFacts(group, FactReach.Park))).Require();
            firms.Add(firm);
        }
        (await As(Manager, new PushToMatched(policy, [MatchState.Fits]))).Require().ShouldBe(1);
        (await As(Manager, new PushToMatched(policy, [MatchState.Fits]))).Refusal!.Code.ShouldBe("reach.nobody");
        (await As(firms[0], new TakeReachStep(policy, ReachStep.Applied))).Require();
        (await As(firms[0], new ReceivePolicy(policy, 12.5m))).Require();
        (await As(firms[1], new DeclinePolicy(policy, NotForMeReason.RuleWrong, "口径不同"))).Require();
        var ways = (await As(Manager, new PolicyFunnel(policy))).Require();
        ways.Count(w => w.OpenedAt is not null).ShouldBe(1);
        var first = ways.Single(w => w.Name == "甲");
        (first.OpenedAt, first.UnderstoodAt, first.AppliedAt).ShouldNotBe((null, null, null));
        first.ReceivedFen.ShouldBe(12_500_000);
        var declined = ways.Single(w => w.Name == "乙");
        (await As(OtherPark, new AnswerDecline(declined.Id, "x"))).Refusal!.Code.ShouldBe("reach.not-found");
        (await As(Manager, new AnswerDecline(declined.Id, "已按统计口径修改"))).Require();
        (await As(firms[1], new MyReach(policy))).Require()!.Answer.ShouldBe("已按统计口径修改");
    }

    [Fact]
    public async Task The_rule_of_the_day_counts_and_an_expired_policy_leaves_the_list_while_its_kept_result_stays()
    {
        var policy = await RuledAsync();
        var firm = await OpenAsync("甲机床");
        await TellAsync(firm, new FactInput("legal_person", 0, "true"), Revenue("2500"));
        var version = (await As(Manager, new SaveRuleDraft(policy, Body(Tree.Replace("2000", "9000", StringComparison.Ordinal)), new DateOnly(LastYear + 3, 1, 1), 0))).Require();
        (await As(Manager, new PublishRule(policy, version))).Require();
        await DeliverAsync();
        (await StateAsync(firm, policy)).ShouldBe(MatchState.Fits);
        var content = Content() with { ValidUntil = new DateOnly(LastYear, 12, 31) };
        (await As(Manager, new SmartPark.Policies.Library.ChangePolicy(policy, content, await VersionAsync(Manager, policy)))).Require();
        (await As(firm, new MyMatches())).Require().Rows.ShouldBeEmpty();
        (await As(firm, new ExplainMatch(policy))).Refusal!.Code.ShouldBe("match.no-rule");
        (await As(firm, new MatchHistory(policy))).Require().ShouldNotBeEmpty();
    }

    [Fact]
    public async Task Facts_that_cannot_be_are_refused_each_with_its_place_and_none_is_kept()
    {
        var firm = await OpenAsync("甲机床");
        var version = (await As(firm, new GetProfile())).Require().Version;
        FactInput[] wrong =
        [
            new("turnover", 0, "1"), new("size", 0, "小型"), Revenue("-5"), Revenue("viel"), new("revenue", 1990, "5"), new("revenue", LastYear, "5", "人"), new("legal_person", 0, "vielleicht"),
            new("industry", 0, "9999"), new("established_on", 0, "2099-01-01"), new("titles", 0, "诺贝尔奖"), new("main_ratio", LastYear, "140"), new("ip_class1", LastYear, "1"),
        ];
        var refused = (await As(firm, new SaveFacts(wrong, version))).Refusal!.All().Select(r => (r.Field, r.Code)).ToList();
        refused.ShouldBe(
        [
            ("Facts[0]", "fact.field"), ("Facts[1]", "fact.derived"), ("Facts[2]", "fact.range"), ("Facts[3]", "fact.number"), ("Facts[4]", "fact.year"), ("Facts[5]", "fact.unit"), ("Facts[6]", "fact.yes"),
            ("Facts[7]", "fact.code"), ("Facts[8]", "fact.day-range"), ("Facts[9]", "fact.choice"), ("Facts[10]", "fact.range"), ("Facts[11]", "fact.year-idle"),
        ]);
        (await As(firm, new GetProfile())).Require().Facts.Count.ShouldBe(2);
        (await As(firm, new SaveFacts([Revenue("1")], version + 5))).Refusal!.Code.ShouldBe("conflict.changed");
        await TellAsync(firm, new FactInput("industry", 0, "2011:2644"));
        (await As(firm, new GetProfile())).Require().Edition2011.ShouldBeTrue();
    }

    [Fact]
    public async Task Nobody_claims_a_fact_of_the_registration_or_of_an_authority()
    {
        var firm = await OpenAsync("甲机床");
        var version = (await As(firm, new GetProfile())).Require().Version;
        var refused = (await As(firm, new SaveFacts([Revenue("1"), Revenue("2") with { Confidence = FactConfidence.Official }, Revenue("3") with { Source = FactSource.Registered }], version))).Refusal!.All();
        refused.Select(r => (r.Code, r.Field)).ShouldBe([("fact.source", "Facts[1]"), ("fact.source", "Facts[2]")]);
    }

    [Fact]
    public async Task Opening_a_policy_that_nobody_pushed_is_told_to_nobody()
    {
        var policy = await RuledAsync();
        var firm = await OpenAsync("甲机床");
        (await As(firm, new TakeReachStep(policy, ReachStep.Opened))).Require();
        (await As(Manager, new PolicyFunnel(policy))).Require().ShouldBeEmpty();
        (await As(firm, new TakeReachStep(policy, ReachStep.Understood))).Require();
        (await As(Manager, new PolicyFunnel(policy))).Require().ShouldHaveSingleItem().OpenedAt.ShouldNotBeNull();
    }

    [Fact]
    public async Task Subscribers_hear_of_words_at_once_and_of_what_fits_when_its_rule_first_fits()
    {
        var tenant = TenantId.New();
        var firm = await OpenAsync("甲机床", tenant);
        await TellAsync(firm, new FactInput("legal_person", 0, "true"), Revenue("2500"));
        await DeliverAsync();
        (await As(firm, new SubscribePolicies("保险", false))).Require();
        (await As(firm, new SubscribePolicies("", true))).Require();
        (await As(firm, new SubscribePolicies("养老", false))).Require();
        var heard = 0;
        using var ear = Host.Services.GetRequiredService<ILive>().Subscribe(WhenProfileChanged.TopicOf(tenant), _ => { heard++; return Task.CompletedTask; });
        var policy = await RuledAsync();
        Told().ShouldBe([$"/policies/{policy}", $"/w/match/{policy}"], ignoreOrder: true);
        heard.ShouldBe(1, "the open page is told");
        var version = (await As(Manager, new SaveRuleDraft(policy, Body(Tree.Replace("2000", "2100", StringComparison.Ordinal)), null, 0))).Require();
        (await As(Manager, new PublishRule(policy, version))).Require();
        await DeliverAsync();
        Told().Count.ShouldBe(2, "who fitted before is not told again");
    }

    [Fact]
    public async Task A_rule_delivered_twice_has_its_effect_once_and_is_not_parked()
    {
        var firm = await OpenAsync("甲机床");
        var policy = await RuledAsync();
        Sql("update policies_outbox set delivered_at = null, next_attempt_at = null where name = 'policies.rules-published.v1'");
        await DeliverAsync();
        Sql("select count(*) from policies_outbox where name = 'policies.rules-published.v1' and delivered_at is not null and parked_at is null and error is null").ShouldBe(1);
        (await As(firm, new MatchHistory(policy))).Require().ShouldHaveSingleItem();
    }

    [Fact]
    public async Task A_visitor_calculates_without_an_account_and_sees_public_policies_only()
    {
        await RuledAsync();
        var hidden = await PublishAsync(Manager, Content("园区内部办法", SmartPark.Policies.Library.PolicyReach.OwnPark));
        var version = (await As(Manager, new SaveRuleDraft(hidden, Body(), null, 0))).Require();
        (await As(Manager, new PublishRule(hidden, version))).Require();
        var found = (await As(Ticket.Visitor, new Calculate([Revenue("2500"), new("legal_person", 0, "true")]))).Require();
        found.Rows.ShouldHaveSingleItem().State.ShouldBe(MatchState.Fits);
        found.LeastBenefit.ShouldBeNull();
        (await As(Ticket.Visitor, new Calculate([Revenue("x")]))).Refusal!.Code.ShouldBe("fact.number");
    }

    /// <summary>Addresses of the messages asked for, from the outbox.</summary>
    private List<string> Told()
    {
        using var connection = new SqliteConnection(Host.Database.ConnectionString);
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "select json_extract(payload, '$.url') from policies_outbox where name = 'kernel.message-requested.v1'";
        using var rows = command.ExecuteReader();
        var told = new List<string>();
        while (rows.Read()) told.Add(rows.IsDBNull(0) ? "" : rows.GetString(0));
        return told;
    }

    private long Sql(string sql)
    {
        using var connection = new SqliteConnection(Host.Database.ConnectionString);
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar() is long count ? count : 0;
    }
}
