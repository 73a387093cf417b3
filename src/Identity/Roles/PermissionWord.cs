using System.Globalization;
using System.Resources;

namespace SmartPark.Identity.Roles;

/// <summary>A permission as a value of a refusal: it becomes words when the sentence is made, in the language of whoever reads it. A code that no module knows stays as it was written.</summary>
/// <param name="Code">Its code.</param>
internal readonly record struct PermissionWord(string Code)
{
    private static readonly ResourceManager Words = new(typeof(PermissionText).FullName!, typeof(PermissionText).Assembly);

    public override string ToString() => Words.GetString(Code, CultureInfo.CurrentUICulture) ?? Code;
}
