namespace SmartPark.Workflows.Drawing;

/// <summary>Names the texts of the editor of decision tables: TableText.resx (zh-CN) and TableText.en.resx.</summary>
internal sealed class TableText;
