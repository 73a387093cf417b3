namespace SmartPark.Portal.Search;

/// <summary>Names the texts of the public search.</summary>
internal sealed class SearchPageText;
