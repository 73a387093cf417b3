using System.Text.Json;
using Shouldly;
using SmartPark.Policies.Facts;
using SmartPark.Policies.Rules;
using Xunit;

namespace SmartPark.Policies.Tests.Rules;

/// <summary>Most sentences are quoted by the rules in samples/policies; those about several years and other units are written as policies write.</summary>
public sealed class SentenceReadingTests(ITestOutputHelper output)
{
    [Theory]
    [InlineData("年营业收入不低于10亿元，或细分行业市场占有率全国前10名", "revenue", RuleOp.AtLeast, "10", "亿元", YearRule.Last)]
    [InlineData("建设期不超过3年，固定资产投资不低于500万元，满足相关建设标准的智能制造项目", "invest_project", RuleOp.AtLeast, "500", "万元", YearRule.None)]
    [InlineData("对2022年在京工业重点产业或软件信息服务业固定资产投资纳统500万元（含）以上", "invest_project", RuleOp.AtLeast, "500", "万元", YearRule.None)]
    [InlineData("年度营业收入首次突破1亿元、5亿元、10亿元、20亿元或50亿元的，给予相应额度的一次性资金奖励", "revenue", RuleOp.AtLeast, "1", "亿元", YearRule.Last)]
    [InlineData("企业年营业收入在2亿元（含）以下", "revenue", RuleOp.AtMost, "2", "亿元", YearRule.Last)]
    [InlineData("年营业收入1000万元以下（不含）", "revenue", RuleOp.Below, "1000", "万元", YearRule.Last)]
    [InlineData("在职正式职工不多于100人（含）", "employees", RuleOp.AtMost, "100", "人", YearRule.Last)]
    [InlineData("上一会计年度年末从业人员100人（含）以下，上一会计年度营业收入2000万元（含）以下", "employees", RuleOp.AtMost, "100", "人", YearRule.Last)]
    [InlineData("上年度取得的专业服务收入占总收入比例应不低于30%", "service_ratio", RuleOp.AtLeast, "30", "%", YearRule.Last)]
    [InlineData("研发投入占营业收入比重不低于3%", "rd_ratio", RuleOp.AtLeast, "3", "%", YearRule.Last)]
    [InlineData("节能改造项目综合节能率不小于15%", "energy_saving", RuleOp.AtLeast, "15", "%", YearRule.None)]
    [InlineData("购物中心、百货店应大于5000平方米，专业专卖店应大于2000平方米", "floor_area", RuleOp.Above, "5000", "平方米", YearRule.None)]
    [InlineData("注册资本不低于人民币1亿元", "registered_capital", RuleOp.AtLeast, "1", "亿元", YearRule.None)]
    [InlineData("申报单位有效专利拥有量或受托运营的有效专利数量一般不低于50件", "ip_owned", RuleOp.AtLeast, "50", "件", YearRule.None)]
    [InlineData("在京拥有实体，运营1年（含）以上", "age_months", RuleOp.AtLeast, "1", "年", YearRule.None)]
    [InlineData("且经营时间已满三年的实体书店（以下也称企业）", "age_months", RuleOp.AtLeast, "3", "年", YearRule.None)]
    [InlineData("企业注册成立不超过5年（含），或当年入库的科技型中小企业", "age_months", RuleOp.AtMost, "5", "年", YearRule.None)]
    [InlineData("注册成立时间不足两个会计年度的，最近一个会计年度研发费用100万元（含）以上", "rd_expense", RuleOp.AtLeast, "100", "万元", YearRule.Last)]
    [InlineData("围绕发明专利布局累计研发投入不低于500万元或上一年度研发投入不低于200万元", "rd_expense", RuleOp.AtLeast, "200", "万元", YearRule.Last)]
    [InlineData("项目审定实际投资额小于（不含等于）2万元的", "invest_project", RuleOp.Below, "2", "万元", YearRule.None)]
    public void A_number_is_read_with_its_field_comparison_unit_and_years(string sentence, string field, RuleOp op, string value, string unit, YearRule years)
    {
        var read = SentenceReading.Propose(sentence);
        (read.Field, read.Op, read.Values.Single(), read.Unit, read.Years).ShouldBe((field, op, value, unit, years));
        read.Sentence.ShouldBe(sentence);
        read.Check.ShouldBe(ConditionCheck.Auto);
    }

    [Theory]
    [InlineData("近两年研发费用占营业收入总额比重每年均不低于3%", "rd_ratio", YearRule.EachOfTwo)]
    [InlineData("近两年研发费用合计不低于200万元", "rd_expense", YearRule.SumOfTwo)]
    [InlineData("近三个会计年度技术合同成交额累计300万元以上", "tech_contracts", YearRule.SumOfThree)]
    [InlineData("近3年营业收入均不低于5000万元", "revenue", YearRule.EachOfThree)]
    [InlineData("成立三年以上，年销售收入不低于300万元", "age_months", YearRule.None)]
    public void Years_are_each_of_several_or_their_sum_and_an_age_is_no_year_of_a_figure(string sentence, string field, YearRule years)
    {
        var read = SentenceReading.Propose(sentence);
        (read.Field, read.Years).ShouldBe((field, years));
        RuleCheck.Of(new AllOf([read])).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("年营业收入不低于10亿元", "100000")]
    [InlineData("注册资本不低于人民币50000元", "5")]
    [InlineData("持续经营2年（含）以上", "24")]
    [InlineData("营业面积1.5万平方米以上", "15000")]
    [InlineData("营业收入不低于1,500万元", "1500")]
    public void The_unit_of_the_sentence_stays_and_means_the_same_in_the_unit_of_the_field(string sentence, string inOwnUnit)
    {
        var read = SentenceReading.Propose(sentence);
        var bound = ConditionReading.Of(read, "").Require().Ranges.Single().Low;
        Values.Plain(Measure.Number(bound)).ShouldBe(inOwnUnit);
    }

    [Theory]
    [InlineData("符合国家高新技术企业或专精特新“小巨人”企业条件", "titles", new[] { "专精特新小巨人企业", "高新技术企业" })]
    [InlineData("且在中关村科技园区管理委员会发布的中关村高新技术企业名录库内的企业", "titles", new[] { "中关村高新技术企业" })]
    [InlineData("建立并运行知识产权管理体系", "certificates", new[] { "知识产权管理体系" })]
    [InlineData("以“先使用后付费”方式，将专利许可给中小微企业实施的", "size", new[] { "中型", "小型", "微型" })]
    [InlineData("鼓励小微企业使用", "size", new[] { "小型", "微型" })]
    [InlineData("具有独立法人资格", "legal_person", new[] { "true" })]
    [InlineData("近三年未发生较大及以上生产安全事故", "no_incident", new[] { "true" })]
    public void Recognitions_sizes_and_plain_demands_are_read_without_a_number(string sentence, string field, string[] values)
    {
        var read = SentenceReading.Propose(sentence);
        read.Field.ShouldBe(field);
        read.Values.ShouldBe(values, ignoreOrder: true);
        RuleCheck.Of(new AllOf([read])).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("老旧厂房改造和配套基础设施改造项目，按照固定资产投资总额30%的比例安排市政府固定资产投资补助资金，最高不超过5000万元")]
    [InlineData("按照不超过该项目上一年度出口总额的30%进行奖励")]
    [InlineData("支持将老旧厂房等存量产业空间改造为企业研发或生产用房，符合条件的改造项目给予最高5000万元固定资产投资补助或贴息支持")]
    [InlineData("对固定资产投资纳统有一定贡献且获得银行贷款的企业，给予固定资产贷款贴息率不超过2%、单个企业年度不超过1000万元的普惠性贴息支持")]
    [InlineData("4．支持开展国际人才交流合作根据综合评估结果，采取后补助方式，对重点产业创新主体的科技人才开展境外培训和国际交流项目给予不超过50万元的资金支持")]
    [InlineData("对重点国际标准、国家标准以及行业标准、地方标准、团体标准，分别按每项不高于100万元、30万元和20万元给予资金补助")]
    [InlineData("对已入库且工业和软件信息服务业年度纳统投资达到一定规模的项目，给予不超过2%的固定资产投资贷款贴息支持")]
    [InlineData("或近两年专业服务收入平均增速不低于5%")]
    [InlineData("对场地面积1万（含）至3万平方米，入驻科技企业使用面积（含公共服务面积）达到50%（含）以上")]
    [InlineData("对获准在全国中小企业股份转让系统挂牌的，分层给予资金支持")]
    [InlineData("项目交付后1年内，老旧厂房改造项目入驻率应不低于70%")]
    [InlineData("使用在国家电影专资办备案的售票软件，按规定向全国电影票务综合信息管理系统及时准确报送票房数据")]
    [InlineData("已被认定为知识产权试点单位；在京中央企业、总部企业、集团企业、专利申请量超过100件的高等学校和科研组织等除外", "ip_owned")]
    public void What_is_paid_averaged_or_not_said_of_an_enterprise_is_left_to_a_person(string sentence, string? never = null)
    {
        var read = SentenceReading.Propose(sentence);
        if (never is null) read.Field.ShouldBeNull();
        read.Field.ShouldNotBe("titles");
        if (read.Field is not null) return;
        read.Check.ShouldBe(ConditionCheck.Manual);
        read.Ask.ShouldBe(sentence.Length > 60 ? sentence[..60] : sentence);
        RuleCheck.Of(new AllOf([read])).ShouldBeEmpty();
    }

    [Fact]
    public void Every_sentence_of_the_sample_policies_gives_a_condition_that_can_be_saved()
    {
        using var cards = Samples.CardsDocument();
        var sentences = cards.RootElement.EnumerateArray().SelectMany(c => new[] { "target", "content", "conditions", "process" }.Select(p => c.TryGetProperty(p, out var text) ? text.GetString() ?? "" : ""))
            .SelectMany(t => t.Split(['。', '；', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)).Where(s => s.Length <= RuleCheck.LongestSentence).ToList();
        sentences.Count.ShouldBeGreaterThan(3000);
        var broken = sentences.Where(s => RuleCheck.Of(new AllOf([SentenceReading.Propose(s)])).Count > 0).ToList();
        broken.ShouldBeEmpty();
    }

    [Fact]
    public void Where_people_wrote_a_condition_with_a_number_the_proposal_is_mostly_theirs_and_seldom_another()
    {
        var written = Written().Where(c => c.Unit.Length > 0).GroupBy(c => c.Sentence).ToList();
        var proposed = written.Select(g => (Theirs: g.ToList(), Read: SentenceReading.Propose(g.Key))).Where(p => p.Read.Field is not null).ToList();
        var same = proposed.Count(p => p.Theirs.Any(t => SaysTheSame(t, p.Read)));
        output.WriteLine($"{same} of {proposed.Count} proposals are theirs; {written.Count} sentences");
        (same / (double)proposed.Count).ShouldBeGreaterThan(0.9);
        (same / (double)written.Count).ShouldBeGreaterThan(0.6);
    }

    private static bool SaysTheSame(Condition theirs, Condition read) =>
        theirs.Field == read.Field && theirs.Years == read.Years && ConditionReading.Of(theirs, "").Require().Ranges.SequenceEqual(ConditionReading.Of(read, "").Require().Ranges);

    private static IEnumerable<Condition> Written()
    {
        using var rules = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(Samples.Root, "samples", "policies", "rules_beijing_2024.json")));
        return [.. rules.RootElement.EnumerateArray().SelectMany(r => RuleCheck.Conditions(RuleJson.Parse(r.GetProperty("tree").GetRawText()))).Where(c => c.Field is not null && c.Sentence.Length > 0)];
    }
}
