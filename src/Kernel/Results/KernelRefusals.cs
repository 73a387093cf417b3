namespace SmartPark.Kernel.Results;

/// <summary>Texts of the kernel's refusals.</summary>
public sealed class KernelRefusals;
