namespace SmartPark.Portal.Events;

/// <summary>Names the texts of the parked events: EventsBenchText.resx (zh-CN) and EventsBenchText.en.resx.</summary>
internal sealed class EventsBenchText;
