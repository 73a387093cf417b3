namespace SmartPark.Portal;

/// <summary>Marks the texts of the portal's refusals.</summary>
internal sealed class PortalRefusals;
