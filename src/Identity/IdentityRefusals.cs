namespace SmartPark.Identity;

/// <summary>Texts of this module's refusals: <c>IdentityRefusals.resx</c> in Chinese, <c>IdentityRefusals.en.resx</c> in English.</summary>
public sealed class IdentityRefusals;
