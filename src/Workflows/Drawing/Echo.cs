namespace SmartPark.Workflows.Drawing;

/// <summary>Tells what somebody else changed from what was written here: that comes back from the board a moment later, and the text before it may come once more until then.</summary>
internal sealed class Echo
{
    private readonly List<string> _told = [];
    private string? _seen;

    /// <summary>True when a text is to be read: it is new, and not one's own that comes back.</summary>
    public bool IsNews(string? text)
    {
        if (_seen == text) return false;
        _seen = text;
        var at = text is null ? -1 : _told.IndexOf(text);
        _told.RemoveRange(0, at < 0 ? _told.Count : at + 1);
        return at < 0;
    }

    /// <summary>What stands on the board once it has all that was written.</summary>
    /// <param name="now">What is known to stand there.</param>
    public string Last(string now) => _told.Count > 0 ? _told[^1] : now;

    public void Tell(string text) => _told.Add(text);
}
