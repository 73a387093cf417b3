using Shouldly;
using SmartPark.Workflows.Expressions;
using Xunit;

namespace SmartPark.Workflows.Tests.Expressions;

public sealed class ExpressionTests
{
    private static readonly DateTimeOffset Now = new(2026, 6, 1, 9, 0, 0, TimeSpan.FromHours(8));

    private static readonly Dictionary<string, Value> Variables = new()
    {
        ["amount"] = Value.Of(1200m),
        ["dept"] = Value.Of("财务部"),
        ["urgent"] = Value.Of(true),
        ["empty"] = Value.Nothing,
        ["rows"] = Value.Of([Value.Of(new Dictionary<string, Value> { ["price"] = Value.Of(1.5m) }), Value.Of(new Dictionary<string, Value> { ["price"] = Value.Of(2m) })]),
        ["form"] = Value.Of(new Dictionary<string, Value> { ["days"] = Value.Of(3m) }),
    };

    [Theory]
    [InlineData("amount > 1000 and urgent", "true")]
    [InlineData("amount >= 1200 && !urgent || dept == '财务部'", "true")]
    [InlineData("${amount <= 100}", "false")]
    [InlineData("3 / 4", "0.75")]
    [InlineData("2 + 3 * 4 - -1", "15")]
    [InlineData("(2 + 3) * 4", "20")]
    [InlineData("10 % 3", "1")]
    [InlineData("dept in [\"财务部\", \"人事部\"]", "true")]
    [InlineData("dept not in ['人事部']", "true")]
    [InlineData("not urgent = false", "true")]
    [InlineData("empty = null", "true")]
    [InlineData("exists(empty) or exists(nowhere)", "false")]
    [InlineData("coalesce(nowhere, 5)", "5")]
    [InlineData("sum(rows, 'price')", "3.5")]
    [InlineData("count(rows)", "2")]
    [InlineData("form.days * 2", "6")]
    [InlineData("if(amount > 1000, 'big', 'small')", "big")]
    [InlineData("date('2026-06-03') - today() = days(2)", "true")]
    [InlineData("daysBetween(today(), date('2026-07-01'))", "30")]
    [InlineData("round(2.5)", "3")]
    [InlineData("0.1 + 0.2 = 0.3", "true")]
    [InlineData("urgent or 1 / 0 > 1", "true")]
    public void It_has_a_value(string text, string value) => new Evaluator(n => Variables.TryGetValue(n, out var v) ? v : null, Now).Of(Parser.Read(text)).ToString().ShouldBe(value);

    [Theory]
    [InlineData("amount / 0", "expression.zero", 8)]
    [InlineData("nowhere > 1", "expression.unknown", 1)]
    [InlineData("empty > 1", "expression.compare", 7)]
    [InlineData("dept > 1", "expression.compare", 6)]
    [InlineData("dept + 1", "expression.sum", 6)]
    [InlineData("amount and urgent", "expression.kind", 1)]
    [InlineData("79228162514264337593543950335 * 10", "expression.large", 31)]
    [InlineData("date('soon')", "expression.argument", 1)]
    public void It_has_none_and_says_where(string text, string code, int at)
    {
        var thrown = Should.Throw<ExpressionException>(() => new Evaluator(n => Variables.TryGetValue(n, out var v) ? v : null, Now).Of(Parser.Read(text)));
        (thrown.Code, thrown.At).ShouldBe((code, at));
    }

    [Theory]
    [InlineData("", "expression.end")]
    [InlineData("amount >", "expression.end")]
    [InlineData("(amount", "expression.expected")]
    [InlineData("amount amount", "expression.rest")]
    [InlineData("'open", "expression.quote")]
    [InlineData("amount # 2", "expression.sign")]
    [InlineData("system('rm')", "expression.function")]
    [InlineData("min()", "expression.arguments")]
    [InlineData("a.getClass().x", "expression.rest")]
    [InlineData("1 < 2 < 3", "expression.chain")]
    [InlineData("next(null, true)", "expression.function")]
    public void It_cannot_be_read(string text, string code) => Should.Throw<ExpressionException>(() => Parser.Read(text)).Code.ShouldBe(code);

    [Fact]
    public void What_is_long_or_deep_is_refused_at_once()
    {
        Should.Throw<ExpressionException>(() => Parser.Read(new string('1', 2001))).Code.ShouldBe("expression.long");
        Should.Throw<ExpressionException>(() => Parser.Read(new string('(', 900) + "1" + new string(')', 900))).Code.ShouldBe("expression.deep");
        Should.Throw<ExpressionException>(() => Parser.Read(string.Concat(Enumerable.Repeat("not ", 400)) + "urgent")).Code.ShouldBe("expression.deep");
        Should.Throw<ExpressionException>(() => Parser.Read(new string('-', 1000) + "1")).Code.ShouldBe("expression.deep");
    }

    [Theory]
    [InlineData("amount > 5", null)]
    [InlineData("amount + 5", "expression.kind")]
    [InlineData("amount > 'x'", "expression.compare")]
    [InlineData("unknown > 5", "expression.unknown")]
    [InlineData("any(list, 1) and urgent", null)]
    [InlineData("length(amount) > 1", "expression.kind")]
    public void A_condition_is_checked_before_it_is_published(string text, string? code)
    {
        var kinds = new Dictionary<string, ValueKind> { ["amount"] = ValueKind.Number, ["urgent"] = ValueKind.Yes, ["list"] = ValueKind.List };
        void Check() => new Checker(n => kinds.TryGetValue(n, out var kind) ? kind : null).Condition(Parser.Read(text));
        if (code is null) Check();
        else Should.Throw<ExpressionException>(Check).Code.ShouldBe(code);
    }
}
