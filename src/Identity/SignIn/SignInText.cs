namespace SmartPark.Identity.SignIn;

/// <summary>Names the texts of the pages of signing in: SignInText.resx (zh-CN) and SignInText.en.resx.</summary>
internal sealed class SignInText;
