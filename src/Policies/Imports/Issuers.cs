using System.Text.RegularExpressions;
using SmartPark.Policies.Library;

namespace SmartPark.Policies.Imports;

/// <summary>The level an issuer's name tells; null when it tells none.</summary>
internal static partial class Issuers
{
    private static readonly string[] National =
        ["国家", "国务院", "财政部", "税务总局", "海关总署", "工业和信息化部", "科技部", "科学技术部", "商务部", "人力资源和社会保障部", "生态环境部", "农业农村部", "文化和旅游部", "中国人民银行", "中共中央"];

    public static PolicyLevel? LevelOf(string issuer) =>
        National.Any(n => issuer.StartsWith(n, StringComparison.Ordinal)) ? PolicyLevel.National
        : Province().IsMatch(issuer) ? PolicyLevel.Provincial
        : District().IsMatch(issuer) ? PolicyLevel.District
        : City().IsMatch(issuer) ? PolicyLevel.Municipal
        : Park().IsMatch(issuer) ? PolicyLevel.Park
        : null;

    [GeneratedRegex("^.{2,6}?(省|自治区)(?!.{2,6}[市州])", RegexOptions.None, matchTimeoutMilliseconds: 200)]
    private static partial Regex Province();

    [GeneratedRegex("^.{0,8}市.{1,4}[区县旗](?!块)(人民政府|.{0,12}[局委办])", RegexOptions.None, matchTimeoutMilliseconds: 200)]
    private static partial Regex District();

    [GeneratedRegex("^.{2,10}?市", RegexOptions.None, matchTimeoutMilliseconds: 200)]
    private static partial Regex City();

    [GeneratedRegex("(园区|开发区|示范区).{0,4}管理委员会|管委会", RegexOptions.None, matchTimeoutMilliseconds: 200)]
    private static partial Regex Park();
}
