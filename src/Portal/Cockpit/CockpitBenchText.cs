namespace SmartPark.Portal.Cockpit;

/// <summary>Names the texts of the cockpit: CockpitBenchText.resx (zh-CN) and CockpitBenchText.en.resx.</summary>
internal sealed class CockpitBenchText;
