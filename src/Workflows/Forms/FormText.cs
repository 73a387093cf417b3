namespace SmartPark.Workflows.Forms;

/// <summary>Names the texts of forms: FormText.resx (zh-CN) and FormText.en.resx. A problem's sentence stands under its code.</summary>
internal sealed class FormText;
