using SmartPark.Portal.Articles;

namespace SmartPark.Portal.Tests.Bench;

public sealed class TextDifferenceTests
{
    [Fact]
    public void A_line_put_between_two_others_is_the_only_difference() =>
        TextDifference.Between("一\n三", "一\n二\n三").ShouldBe([new(' ', "一"), new('+', "二"), new(' ', "三")]);

    [Fact]
    public void A_changed_line_is_gone_and_there() =>
        TextDifference.Between("一\n二\n三", "一\n贰\n三").ShouldBe([new(' ', "一"), new('-', "二"), new('+', "贰"), new(' ', "三")]);

    [Theory]
    [InlineData("", "")]
    [InlineData("一", "")]
    [InlineData("a\nb\nc\nd", "b\nx\nd\na")]
    [InlineData("a\na\na", "a\na")]
    public void Both_texts_can_be_read_from_the_difference(string one, string other)
    {
        var lines = TextDifference.Between(one, other);
        string.Join('\n', lines.Where(l => l.Kind != '+').Select(l => l.Text)).ShouldBe(one);
        string.Join('\n', lines.Where(l => l.Kind != '-').Select(l => l.Text)).ShouldBe(other);
    }
}
