namespace SmartPark.Policies.Rules;

/// <summary>Names the texts of the rule editor: RuleText.resx (zh-CN) and RuleText.en.resx.</summary>
internal sealed class RuleText;
