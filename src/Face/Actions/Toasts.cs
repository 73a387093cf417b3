namespace SmartPark.Face;

/// <summary>A message that leaves by itself.</summary>
/// <param name="Text">What was done.</param>
/// <param name="Tone">What it means.</param>
/// <param name="Undo">Takes it back, or null.</param>
public sealed record Toast(string Text, Tone Tone, Func<Task>? Undo);

/// <summary>The messages of one page visit; the layout shows them. Undo stands for <see cref="Life"/>.</summary>
public sealed class Toasts(TimeProvider clock) : IDisposable
{
    private readonly Dictionary<Toast, ITimer> _shown = [];
    private readonly Lock _lock = new();

    /// <summary>How long a message stays.</summary>
    public static TimeSpan Life { get; } = TimeSpan.FromSeconds(8);

    /// <summary>Raised when a message comes or goes, on any thread.</summary>
    public event Action? Changed;

    /// <summary>The messages shown, oldest first.</summary>
    public IReadOnlyList<Toast> Shown
    {
        get
        {
            lock (_lock) return [.. _shown.Keys];
        }
    }

    /// <summary>Says that something was done, and offers to take it back when <paramref name="undo"/> is given.</summary>
    public void Show(string text, Func<Task>? undo = null, Tone tone = Tone.Good)
    {
        var toast = new Toast(text, tone, undo);
        lock (_lock) _shown[toast] = clock.CreateTimer(_ => Close(toast), null, Life, Timeout.InfiniteTimeSpan);
        Changed?.Invoke();
    }

    /// <summary>Takes a message away.</summary>
    public void Close(Toast toast)
    {
        lock (_lock)
        {
            if (!_shown.Remove(toast, out var timer)) return;
            timer.Dispose();
        }
        Changed?.Invoke();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        lock (_lock)
        {
            foreach (var timer in _shown.Values) timer.Dispose();
            _shown.Clear();
        }
    }
}
