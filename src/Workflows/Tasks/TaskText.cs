namespace SmartPark.Workflows.Tasks;

/// <summary>Texts of the inbox and of cases.</summary>
internal sealed class TaskText;
