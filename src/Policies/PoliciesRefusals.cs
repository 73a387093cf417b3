namespace SmartPark.Policies;

/// <summary>Texts of the policy library's refusals.</summary>
public sealed class PoliciesRefusals;
