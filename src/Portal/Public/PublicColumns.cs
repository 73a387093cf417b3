using Microsoft.Extensions.Localization;
using SmartPark.Kernel.Tenancy;
using SmartPark.Kernel.UseCases;
using SmartPark.Portal.Articles;

namespace SmartPark.Portal.Public;

/// <summary>Names and addresses of a park's columns.</summary>
internal sealed class PublicColumns(IUseCases useCases, IStringLocalizer<NewsPageText> text)
{
    /// <summary>Path of a column's list within its site.</summary>
    public static string PathOf(string code) => code switch
    {
        "news" => "/news",
        "notice" => "/notices",
        _ => "/c/" + Uri.EscapeDataString(code),
    };

    /// <summary>Names in the language of the moment by code, in the park's order.</summary>
    public async Task<IReadOnlyDictionary<string, string>> NamesAsync(TenantId park, CancellationToken ct)
    {
        var columns = (await useCases.SendAsync(new ListColumns(park), ct)).Value ?? [];
        return columns.ToDictionary(c => c.Code, c => c.BuiltIn ? text["Column." + c.Code].Value : PublicSite.Own(c.Name ?? c.Code, c.NameEn ?? c.Code));
    }
}
