using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Shouldly;
using SmartPark.Kernel.Search;
using Xunit;

namespace SmartPark.Kernel.Tests.Search;

public sealed class SearchProperties
{
    private static readonly string[] Pieces = ["水", "泵", "补贴", "补助", "怎么", "上市", "挂牌", "𠀀", "，", " ", "LED", "5G", "的", "（", "\n"];

    private static Gen<string> Text => Gen.Elements(Pieces).ListOf().Select(pieces => string.Concat(pieces));

    private static Gen<RelevanceDocument<int>[]> Documents =>
        Text.Two().ListOf().Select(texts => texts
            .Select((text, i) => new RelevanceDocument<int>(i, [new(text.Item1, 2), new(text.Item2)])).ToArray());

    [Fact]
    public void Query_terms_are_few_and_hold_letters_and_digits_only() =>
        Prop.ForAll(ArbMap.Default.ArbFor<string>(), text =>
        {
            var terms = Terms.ForQuery(text ?? "");
            return terms.Count <= Terms.MaxQueryTerms
                && terms.All(term => term.Length > 0 && term.EnumerateRunes().All(r => Rune.IsLetterOrDigit(r) || r.Value == 0x3007));
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Any_stretch_of_a_Chinese_text_finds_the_text()
    {
        var han = Gen.Elements("水", "泵", "防", "站", "𠀀", "，").ListOf().Select(pieces => string.Concat(pieces));
        Prop.ForAll(han.ToArbitrary(), text =>
        {
            var runes = text.EnumerateRunes().ToList();
            var middle = string.Concat(runes.Skip(runes.Count / 3).Take(runes.Count / 3 + 1));
            var indexed = Terms.ForIndex(text).Split(' ');
            return Terms.ForQuery(middle).All(indexed.Contains);
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void The_order_of_building_changes_nothing() =>
        Prop.ForAll(Documents.ToArbitrary(), Text.ToArbitrary(), (documents, query) =>
        {
            var forward = RelevanceIndex<int>.Build(documents).Search(query, 5);
            var backward = RelevanceIndex<int>.Build(documents.Reverse()).Search(query, 5);
            return forward.Select(hit => (hit.Key, hit.Score)).SequenceEqual(backward.Select(hit => (hit.Key, hit.Score)));
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_document_that_does_not_match_takes_nobody_out_and_brings_nobody_in() =>
        Prop.ForAll(Documents.ToArbitrary(), Text.ToArbitrary(), (documents, query) =>
        {
            var stranger = new RelevanceDocument<int>(documents.Length, [new("zebra 斑马", 2)]);
            var before = RelevanceIndex<int>.Build(documents).Search(query, int.MaxValue);
            var after = RelevanceIndex<int>.Build([.. documents, stranger]).Search(query, int.MaxValue);
            return before.Select(hit => hit.Key).Order().SequenceEqual(after.Select(hit => hit.Key).Order());
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_page_is_the_beginning_of_the_whole_answer() =>
        Prop.ForAll(Documents.ToArbitrary(), Text.ToArbitrary(), (documents, query) =>
        {
            var index = RelevanceIndex<int>.Build(documents);
            var all = index.Search(query, int.MaxValue);
            return index.Search(query, 3).Select(hit => hit.Key).SequenceEqual(all.Take(3).Select(hit => hit.Key))
                && all.Zip(all.Skip(1)).All(pair => pair.First.Score >= pair.Second.Score)
                && all.All(hit => hit.Matched.Count > 0);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public async Task Many_threads_get_the_same_answer()
    {
        var index = RelevanceIndex<int>.Build(Enumerable.Range(0, 200).Select(i =>
            new RelevanceDocument<int>(i, [new(string.Concat(Enumerable.Repeat("水泵补贴", i % 7 + 1)) + new string('厂', i % 11))])));
        var expected = index.Search("水泵补助", 20).Select(hit => (hit.Key, hit.Score)).ToList();
        var answers = await Task.WhenAll(Enumerable.Range(0, 64).Select(_ => Task.Run(() => index.Search("水泵补助", 20))));
        foreach (var answer in answers) answer.Select(hit => (hit.Key, hit.Score)).ShouldBe(expected);
    }
}
