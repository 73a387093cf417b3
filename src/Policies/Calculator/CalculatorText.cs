namespace SmartPark.Policies.Calculator;

/// <summary>Names the texts of the calculator: CalculatorText.resx (zh-CN) and CalculatorText.en.resx.</summary>
internal sealed class CalculatorText;
