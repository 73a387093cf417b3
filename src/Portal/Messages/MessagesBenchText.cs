namespace SmartPark.Portal.Messages;

/// <summary>Names the texts of the message centre: MessagesBenchText.resx (zh-CN) and MessagesBenchText.en.resx.</summary>
internal sealed class MessagesBenchText;
