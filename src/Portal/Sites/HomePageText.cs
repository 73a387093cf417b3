namespace SmartPark.Portal.Sites;

/// <summary>Names the texts of the public home page.</summary>
internal sealed class HomePageText;
