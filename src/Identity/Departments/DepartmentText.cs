namespace SmartPark.Identity.Departments;

/// <summary>Names the texts of departments: DepartmentText.resx (zh-CN) and DepartmentText.en.resx.</summary>
internal sealed class DepartmentText;
