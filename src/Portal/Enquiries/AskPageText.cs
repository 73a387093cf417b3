namespace SmartPark.Portal.Enquiries;

/// <summary>Names the texts of the public pages of questions and complaints.</summary>
internal sealed class AskPageText;
