namespace SmartPark.Workflows.Instances;

/// <summary>Texts for those who keep processes and watch over cases.</summary>
internal sealed class OperateText;
