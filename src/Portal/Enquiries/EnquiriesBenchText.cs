namespace SmartPark.Portal.Enquiries;

/// <summary>Names the texts of the workbench's pages about enquiries: EnquiriesBenchText.resx (zh-CN) and EnquiriesBenchText.en.resx.</summary>
internal sealed class EnquiriesBenchText;
