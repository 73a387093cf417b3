using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;
using SmartPark.Face;
using SmartPark.Identity.Tenants;
using SmartPark.Kernel.Codes;
using SmartPark.Kernel.Results;
using SmartPark.Kernel.Tenancy;
using SmartPark.Kernel.UseCases;
using SmartPark.Policies.Facts;
using SmartPark.Policies.Library;
using SmartPark.Policies.Matching;

namespace SmartPark.Policies.Calculator;

/// <summary>Six questions for a visitor, and what fits. A plain form: works without scripts, stores nothing on this side.</summary>
public sealed partial class CalculatorPage
{
    private const int MostRows = 20;
    private const string None = "-";
    private const int HintsOf = 60;

    private static readonly MatchState[] Shown = [MatchState.Fits, MatchState.Near, MatchState.ByPerson, MatchState.ToAnswer];

    private static readonly string[] AskedTitles =
        ["高新技术企业", "科技型中小企业", "创新型中小企业", "科技和创新型中小企业", "专精特新中小企业", "专精特新小巨人企业", "规上工业企业", "绿色工厂"];

    private CalculatorResult? _result;
    private Refusal? _refusal;
    private TenantId? _park;
    private int _year;
    private bool _gone;

    /// <summary>Short name of the park whose site it is; null for the policies of all.</summary>
    [Parameter] public string? Slug { get; set; }

    /// <summary>The park whose own host name the visitor came by, or null.</summary>
    [CascadingParameter(Name = "OwnPark")] public TenantId? OwnPark { get; set; }

    [CascadingParameter] private HttpContext? Http { get; set; }

    [Inject] private IUseCases UseCases { get; set; } = default!;

    [Inject] private NavigationManager Navigation { get; set; } = default!;

    [Inject] private TimeProvider Clock { get; set; } = default!;

    [Inject] private Answers Kept { get; set; } = default!;

    [SupplyParameterFromForm(FormName = "calculator")] private string? Place { get; set; }

    [SupplyParameterFromForm(FormName = "calculator")] private string? Industry { get; set; }

    [SupplyParameterFromForm(FormName = "calculator")] private string? Employees { get; set; }

    [SupplyParameterFromForm(FormName = "calculator")] private string? Revenue { get; set; }

    [SupplyParameterFromForm(FormName = "calculator")] private string? Research { get; set; }

    [SupplyParameterFromForm(FormName = "calculator")] private string[]? Titles { get; set; }

    private static IReadOnlyList<Field> Questions { get; } = [.. new[] { "place", "industry", "employees", "revenue", "rd_expense", "titles" }.Select(Fields.Of)];

    private string Self => PageAddress.Of(Navigation.Uri).Path;

    /// <inheritdoc/>
    protected override async Task OnInitializedAsync()
    {
        _year = PolicyDates.Today(Clock).Year - 1;
        _park = OwnPark;
        if (Slug is null) return;
        var site = await UseCases.SendAsync(new GetParkBySlug(Slug));
        _park = site.Value?.Id;
        _gone = !site.Succeeded;
        if (_gone) Navigation.NotFound();
    }

    private async Task CalculateAsync()
    {
        var facts = Read();
        var found = await UseCases.SendAsync(new Calculate(facts, _park));
        (_result, _refusal) = (found.Value, found.Refusal);
        if (found.Succeeded && Http is { Response.HasStarted: false } http && facts.Count > 0) Kept.Keep(http, new(PolicyDates.Today(Clock), facts));
    }

    /// <summary>Names are taken for their codes where one row has that name.</summary>
    private List<FactInput> Read()
    {
        (Place, Industry) = (CodeOf("place", Place), CodeOf("industry", Industry));
        var facts = new List<FactInput>();
        foreach (var (code, year, typed) in new[] { ("place", 0, Place), ("industry", 0, Industry), ("employees", _year, Employees), ("revenue", _year, Revenue), ("rd_expense", _year, Research) })
            if (typed?.Trim() is { Length: > 0 } value) facts.Add(new(code, year, value, Source: FactSource.Calculator));
        if (Titles is { Length: > 0 } titles) facts.Add(new("titles", 0, string.Join('、', titles.Where(t => t != None)), Source: FactSource.Calculator));
        return facts;
    }

    private static string? CodeOf(string field, string? typed)
    {
        var words = typed?.Trim() ?? "";
        if (words.Length == 0 || char.IsAsciiDigit(words[0])) return words;
        return field == "place" ? Divisions.Search(words, 1) is [var place, ..] ? place.Code : words : Industries.Search(words, 3).FirstOrDefault(i => i.Code.Code.Length > 1)?.Code.Code ?? words;
    }

    private static List<MatchRow> Of(CalculatorResult result, MatchState state) => [.. result.Rows.Where(r => r.State == state && r.InArea)];

    private static string NameOf(Field field) => field.Code switch { "place" => "Place", "industry" => "Industry", "employees" => "Employees", "revenue" => "Revenue", _ => "Research" };

    private string? ValueOf(Field field) => field.Code switch { "place" => Place, "industry" => Industry, "employees" => Employees, "revenue" => Revenue, _ => Research };

    /// <summary>A few codes to begin with: provinces and Liaoning's cities, and the divisions of manufacturing and software.</summary>
    private static IEnumerable<(string Code, string Name)> Codes(Field field) => field.Kind == FieldKind.Division
        ? Divisions.Provinces.Concat(Divisions.ChildrenOf("210000")).Select(d => (d.Code, Divisions.FullNameOf(d.Code))).Take(HintsOf)
        : Industries.All.Where(i => i.Code.Code.Length == 2).Select(i => (i.Code.Code, i.Name)).Take(HintsOf * 2);
}
