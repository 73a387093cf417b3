namespace SmartPark.Policies.Opportunities;

/// <summary>Names the texts of projects and opportunities: OpportunityText.resx (zh-CN) and OpportunityText.en.resx.</summary>
internal sealed class OpportunityText;
