using SmartPark.Policies.Facts;
using SmartPark.Policies.Rules;

namespace SmartPark.Policies.Matching;

/// <summary>One column of the matcher: a field, so many years back (0 for fields without years), or the sum of the last so many years.</summary>
internal readonly record struct Slot(Field Field, int Back, int Sum = 0)
{
    public long Read(FactSheet sheet, DateOnly day)
    {
        if (Sum == 0) return sheet.Read(Field, day.Year - Back, day);
        var sum = 0L;
        for (var back = 1; back <= Sum; back++)
        {
            var measure = sheet.Read(Field, day.Year - back, day);
            if (measure == Measure.Unknown) return Measure.Unknown;
            sum += measure;
        }
        return sum;
    }

    /// <summary>The typed facts it is made of: field and how many years back.</summary>
    public IEnumerable<(Field Field, int Back)> Sources => Field.Derived ? Inputs(Field.Code, Back)
        : Sum > 0 ? Enumerable.Range(1, Sum).Select(Single) : [(Field, Back)];

    public static IReadOnlyList<Slot> Of(Field field, YearRule years) => years switch
    {
        YearRule.None => [new(field, 0)],
        YearRule.Last => [new(field, 1)],
        YearRule.EachOfTwo => [new(field, 1), new(field, 2)],
        YearRule.EachOfThree => [new(field, 1), new(field, 2), new(field, 3)],
        YearRule.SumOfTwo => [new(field, 0, 2)],
        _ => [new(field, 0, 3)],
    };

    private (Field, int) Single(int back) => (Field, back);

    private static IEnumerable<(Field, int)> Inputs(string derived, int back) => derived switch
    {
        "age_days" or "age_months" => [(Fields.Of("established_on"), 0)],
        "size" => [(Fields.Of("industry"), 0), (Fields.Of("employees"), 1), (Fields.Of("revenue"), 1), (Fields.Of("assets"), 1)],
        "rd_ratio" => [(Fields.Of("rd_expense"), back), (Fields.Of("revenue"), back)],
        "debt_ratio" => [(Fields.Of("liabilities"), back), (Fields.Of("assets"), back)],
        "tech_staff_ratio" => [(Fields.Of("tech_staff"), back), (Fields.Of("employees"), back)],
        "revenue_growth" => [(Fields.Of("revenue"), back), (Fields.Of("revenue"), back + 1)],
        "revenue_cagr_2y" => [(Fields.Of("revenue"), 1), (Fields.Of("revenue"), 3)],
        "rd_ratio_3y" => Enumerable.Range(1, 3).SelectMany(b => new[] { (Fields.Of("rd_expense"), b), (Fields.Of("revenue"), b) }),
        _ => throw new InvalidOperationException(derived),
    };
}
