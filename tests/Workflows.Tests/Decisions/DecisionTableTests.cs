using Shouldly;
using SmartPark.Workflows.Decisions;
using SmartPark.Workflows.Expressions;
using Xunit;

namespace SmartPark.Workflows.Tests.Decisions;

public sealed class DecisionTableTests
{
    private static DecisionTable Table(HitPolicy policy) => new(["amount", "kind"], ["level", "days"], policy,
    [
        new(["> 10000", "-"], ["'总经理'", "5"]),
        new(["[1000..10000]", "'采购', '租赁'"], ["'部门经理'", "3"]),
        new(["< 5000", "not('采购')"], ["'主管'", "amount / 1000"]),
    ]);

    [Theory]
    [InlineData(20000, "采购", "总经理", "5")]
    [InlineData(10000, "采购", "部门经理", "3")]
    [InlineData(1000, "租赁", "部门经理", "3")]
    [InlineData(500, "差旅", "主管", "0.5")]
    public void The_first_row_that_matches_decides(int amount, string kind, string level, string days)
    {
        var decided = Table(HitPolicy.First).Decide(With(amount, kind));
        (decided["level"].ToString(), decided["days"].ToString()).ShouldBe((level, days));
    }

    [Fact]
    public void Unique_refuses_two_and_collect_takes_all()
    {
        Should.Throw<ExpressionException>(() => Table(HitPolicy.Unique).Decide(With(2000, "租赁"))).What.ShouldBe("2, 3");
        Table(HitPolicy.Collect).Decide(With(2000, "租赁"))["level"].ShouldBe(Value.Of([Value.Of("部门经理"), Value.Of("主管")]));
        Table(HitPolicy.Collect).Decide(With(7000, "差旅"))["level"].List.ShouldBeEmpty();
    }

    [Fact]
    public void Deciding_nothing_is_said() => Should.Throw<ExpressionException>(() => Table(HitPolicy.First).Decide(With(7000, "差旅"))).Code.ShouldBe("decision.none");

    [Fact]
    public void What_is_wrong_is_named_with_its_cell()
    {
        var table = new DecisionTable(["amount >"], ["x"], HitPolicy.First, [new(["> "], ["1"]), new(["1", "2"], ["1"]), new(["'open"], ["system()"])]);
        table.Check().ShouldBe([("expression.end", "input 1"), ("expression.end", "1, 1"), ("decision.width", "2"), ("expression.quote", "3, 1"), ("expression.function", "3, 2")]);
    }

    private static Evaluator With(int amount, string kind) => new(n => n switch { "amount" => Value.Of((decimal)amount), "kind" => Value.Of(kind), _ => null }, default);
}
