namespace SmartPark.Portal.Audit;

/// <summary>Names the texts of the audit page: AuditBenchText.resx (zh-CN) and AuditBenchText.en.resx.</summary>
internal sealed class AuditBenchText;
