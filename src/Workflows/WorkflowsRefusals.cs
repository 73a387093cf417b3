namespace SmartPark.Workflows;

/// <summary>Texts of the processes' refusals.</summary>
public sealed class WorkflowsRefusals;
