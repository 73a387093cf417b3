namespace SmartPark.Identity.People;

/// <summary>Names the texts of the operator's list of accounts: AccountText.resx (zh-CN) and AccountText.en.resx.</summary>
internal sealed class AccountText;
