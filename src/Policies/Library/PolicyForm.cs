namespace SmartPark.Policies.Library;

/// <summary>The content as it stands on the editor's page; texts may be anything until they are saved.</summary>
internal sealed class PolicyForm
{
    public string Title { get; set; } = "";
    public string Subtitle { get; set; } = "";
    public PolicyLevel Level { get; set; } = PolicyLevel.Municipal;
    public string Issuer { get; set; } = "";
    public string DocumentNumber { get; set; } = "";
    public DateOnly? PublishedOn { get; set; }
    public DateOnly? ValidFrom { get; set; }
    public DateOnly? ValidUntil { get; set; }
    public string TimeText { get; set; } = "";
    public string Chapter { get; set; } = "";
    public string ToolClass { get; set; } = "";
    public string Basis { get; set; } = "";
    public string Target { get; set; } = "";
    public string Content { get; set; } = "";
    public string Conditions { get; set; } = "";
    public string Process { get; set; } = "";
    public string Contact { get; set; } = "";
    public string Source { get; set; } = "";
    public string SourceUrl { get; set; } = "";
    public string Interpretation { get; set; } = "";
    public PolicyReach Reach { get; set; }
    public List<PolicyFile> Files { get; set; } = [];

    public PolicyContent Read() => new()
    {
        Title = Title,
        Subtitle = Subtitle,
        Level = Level,
        Issuer = Issuer,
        DocumentNumber = DocumentNumber,
        PublishedOn = PublishedOn,
        ValidFrom = ValidFrom,
        ValidUntil = ValidUntil,
        TimeText = TimeText,
        Chapter = Chapter,
        ToolClass = ToolClass,
        Basis = Basis,
        Target = Target,
        Content = Content,
        Conditions = Conditions,
        Process = Process,
        Contact = Contact,
        Source = Source,
        SourceUrl = SourceUrl,
        Interpretation = Interpretation,
        Reach = Reach,
        Files = [.. Files],
    };

    public void Fill(PolicyContent c)
    {
        (Title, Subtitle, Level, Issuer, DocumentNumber) = (c.Title, c.Subtitle, c.Level, c.Issuer, c.DocumentNumber);
        (PublishedOn, ValidFrom, ValidUntil, TimeText) = (c.PublishedOn, c.ValidFrom, c.ValidUntil, c.TimeText);
        (Chapter, ToolClass, Basis, Target) = (c.Chapter, c.ToolClass, c.Basis, c.Target);
        (Content, Conditions, Process, Contact) = (c.Content, c.Conditions, c.Process, c.Contact);
        (Source, SourceUrl, Interpretation, Reach, Files) = (c.Source, c.SourceUrl, c.Interpretation, c.Reach, [.. c.Files]);
    }
}
