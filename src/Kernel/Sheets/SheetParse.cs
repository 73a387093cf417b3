using System.Globalization;
using System.Text;
using SmartPark.Kernel.Codes;
using SmartPark.Kernel.Text;

namespace SmartPark.Kernel.Sheets;

/// <summary>Parsers for the cells people send. Problem codes are <c>cell.…</c>, or those of the type that is read.</summary>
public static class SheetParse
{
    private static readonly string[] DateForms =
        ["yyyy-M-d", "yyyy/M/d", "yyyy.M.d", "yyyy年M月d日", "yyyyMMdd", "yyyy-MM-dd HH:mm:ss", "yyyy/M/d H:mm", "yyyy/M/d H:mm:ss"];

    /// <summary>A unified social credit code; its warnings become warnings of the cell.</summary>
    public static SheetParser<UnifiedCreditCode> CreditCode { get; } = text => From(UnifiedCreditCode.TryParse(text, out var code), code);

    /// <summary>An industry of GB/T 4754-2017 by its code, with or without the section letter.</summary>
    public static SheetParser<IndustryCode> Industry { get; } = text => From(IndustryCode.TryParse(text, out var code), code);

    /// <summary>A mobile number of mainland China.</summary>
    public static SheetParser<MobilePhone> Mobile { get; } = text => From(MobilePhone.TryParse(text, out var phone), phone);

    /// <summary>An e-mail address.</summary>
    public static SheetParser<EmailAddress> Email { get; } = text => From(EmailAddress.TryParse(text, out var address), address);

    /// <summary>A division of GB/T 2260 by its six digits, or by a name that fits only one ("沈阳市和平区"). Problem: <c>cell.division</c>.</summary>
    public static SheetParser<Division> Division { get; } = text => FindDivision(text) is { } found
        ? SheetParsed.Ok(found)
        : SheetParsed.Problem<Division>("cell.division");

    /// <summary>A date: 2024-03-05, 2024/3/5, 2024.3.5, 2024年3月5日 or 20240305, from 1900 to 2999. Problem: <c>cell.date</c>.</summary>
    public static SheetParser<DateOnly> Date { get; } = text =>
        DateTime.TryParseExact(Narrow(text), DateForms, CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) && date.Year is >= 1900 and < 3000
            ? SheetParsed.Ok(DateOnly.FromDateTime(date))
            : SheetParsed.Problem<DateOnly>("cell.date");

    /// <summary>是, 有, yes, y, true, 1, √ or 否, 无, no, n, false, 0, ×. Problem: <c>cell.yes-or-no</c>.</summary>
    public static SheetParser<bool> YesOrNo { get; } = text => Narrow(text).ToUpperInvariant() switch
    {
        "是" or "有" or "YES" or "Y" or "TRUE" or "1" or "√" => SheetParsed.Ok(true),
        "否" or "无" or "NO" or "N" or "FALSE" or "0" or "×" => SheetParsed.Ok(false),
        _ => SheetParsed.Problem<bool>("cell.yes-or-no"),
    };

    /// <summary>One line of text. Problems: those of <see cref="SafeText.Line"/>.</summary>
    public static SheetParser<string> Text(int max) => text => From(SafeText.Line(text, max));

    /// <summary>Text of several lines. Problems: those of <see cref="SafeText.Block"/>.</summary>
    public static SheetParser<string> Block(int max) => text => From(SafeText.Block(text, max));

    /// <summary>A number with a point, digits perhaps grouped by commas. Problems: <c>cell.number</c>, <c>cell.range</c> (args: least, most).</summary>
    public static SheetParser<decimal> Number(decimal least = decimal.MinValue, decimal most = decimal.MaxValue) => text =>
    {
        if (!TryNumber(text, out var number)) return SheetParsed.Problem<decimal>("cell.number");
        return number >= least && number <= most
            ? SheetParsed.Ok(number)
            : SheetParsed.Problem<decimal>("cell.range", least.ToString(CultureInfo.InvariantCulture), most.ToString(CultureInfo.InvariantCulture));
    };

    /// <summary>A whole number. Problems: <c>cell.number</c>, <c>cell.whole</c>, <c>cell.range</c> (args: least, most).</summary>
    public static SheetParser<int> Whole(int least = int.MinValue, int most = int.MaxValue) => text =>
    {
        var number = Number(least, most)(text);
        return number.HasValue && number.Value != decimal.Truncate(number.Value)
            ? SheetParsed.Problem<int>("cell.whole")
            : number.Then(value => (int)value);
    };

    /// <summary>An amount in major units. Problems: <c>cell.number</c>, <c>cell.money</c> (more digits than the currency has; args: how many it has).</summary>
    public static SheetParser<Money> Money(Currency currency) => text =>
    {
        if (!TryNumber(text.TrimStart('¥', '￥'), out var amount)) return SheetParsed.Problem<Money>("cell.number");
        return Codes.Money.TryCreate(amount, currency, out var money)
            ? SheetParsed.Ok(money)
            : SheetParsed.Problem<Money>("cell.money", $"{currency.Digits}");
    };

    /// <summary>One of a few words, in any case and width. Problem: <c>cell.choice</c> (args: the words).</summary>
    public static SheetParser<T> OneOf<T>(params (string Word, T Value)[] choices) => text =>
    {
        foreach (var (word, value) in choices)
        {
            if (string.Equals(Narrow(text), Narrow(word), StringComparison.OrdinalIgnoreCase)) return SheetParsed.Ok(value);
        }

        return SheetParsed.Problem<T>("cell.choice", [.. choices.Select(choice => choice.Word)]);
    };

    private static SheetParsed<T> From<T>(CodeCheck check, T value)
    {
        var issues = check.Problems
            .Select(problem => new SheetIssue(problem.Code, [$"{problem.Position}", problem.Found ?? "", problem.Suggestion ?? ""], problem.IsWarning))
            .ToList();
        return check.IsValid ? SheetParsed.Warn(value, issues) : SheetParsed.Problems<T>([.. issues.Where(issue => !issue.IsWarning)]);
    }

    private static SheetParsed<string> From(TextCheck check) => check.Problem is { } problem
        ? SheetParsed.Problem<string>(problem.Code, $"{problem.Position}", problem.Offender ?? "", $"{problem.Limit}")
        : SheetParsed.Ok(check.Value);

    private static Division? FindDivision(string text)
    {
        if (Divisions.Find(Narrow(text)) is { } byCode) return byCode;
        if (text.Length > 60) return null;
        var name = string.Concat(text.Where(c => !char.IsWhiteSpace(c)));
        var fitting = Divisions.All.Where(row => !row.IsPlaceholder && name.EndsWith(row.Name, StringComparison.Ordinal)
            && Divisions.FullNameOf(row.Code, "").EndsWith(name, StringComparison.Ordinal)).Take(2).ToList();
        return fitting.Count == 1 ? fitting[0] : null;
    }

    private static bool TryNumber(string text, out decimal number)
    {
        var narrow = Narrow(text);
        // 1,234.5 is grouped; 1,5 is somebody's decimal comma and not fifteen.
        var whole = narrow.TrimStart('+', '-').Split('.')[0];
        if (whole.Contains(',', StringComparison.Ordinal))
        {
            var groups = whole.Split(',');
            number = 0;
            if (groups[0].Length is 0 or > 3 || groups.Skip(1).Any(group => group.Length != 3)) return false;
        }

        const NumberStyles Style = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowThousands;
        return decimal.TryParse(narrow, Style, CultureInfo.InvariantCulture, out number);
    }

    // Nothing that is compared is longer; normalisation of hostile text is not linear.
    private static string Narrow(string text) =>
        text.Length > 100 || text.Any(char.IsSurrogate) ? text : text.Trim().Normalize(NormalizationForm.FormKC);
}
