using Microsoft.JSInterop;
using SmartPark.Workflows.Drawing;

namespace SmartPark.Portal.Tests.Workflows.Drawing;

/// <summary>A browser whose board answers what is written when the test says so.</summary>
internal sealed class LateBoard : IJSRuntime
{
    private readonly Queue<TaskCompletionSource<object?>> _writes = [];
    private int _turn;

    /// <summary>First thing said with each write: the element or table it is for.</summary>
    public List<object?> Written { get; } = [];

    /// <summary>Approvers that were written.</summary>
    public List<string> Said { get; } = [];

    public BoardNews Now { get; private set; } = new(new(), new(false, false, false, -1, 0), [], "");

    /// <summary>A desk before a board where this stands.</summary>
    public async Task<DrawDesk> DeskAsync(params BoardTable[] tables)
    {
        var board = new Board(this, default, _ => Task.CompletedTask);
        await board.MountAsync("board.js", "<definitions/>", new { });
        var desk = new DrawDesk(new NobodyAnswers()) { Board = board };
        desk.Hear(Changed(tables: tables));
        return desk;
    }

    /// <summary>The oldest of what was written is on the board now.</summary>
    public BoardNews Writes(params BoardTable[] tables) => Writes(null, tables);

    /// <param name="chosen">The element as it is with it.</param>
    /// <param name="tables">The tables.</param>
    public BoardNews Writes(ElementFacts? chosen, params BoardTable[] tables)
    {
        var news = Changed(chosen, tables);
        Answers();
        return news;
    }

    /// <summary>The oldest of what was written is answered; it changed nothing.</summary>
    public void Answers() => _writes.Dequeue().SetResult(_turn);

    /// <summary>Somebody changes it, or undoes something.</summary>
    public BoardNews Changed(ElementFacts? chosen = null, params BoardTable[] tables) =>
        Now = Now with { Chosen = chosen ?? Now.Chosen, State = Now.State with { Turn = ++_turn }, Tables = tables };

    public async ValueTask<T> InvokeAsync<T>(string identifier, object?[]? args)
    {
        if (identifier == "import") return (T)(object)new Script(this);
        if (identifier == "mount") return (T)(object)new BoardOpened(null, [], null);
        if (identifier == "news") return (T)(object)Now;
        Written.Add(args![1]);
        if (args.OfType<ElementChange>().FirstOrDefault()?.Settings?.GetValueOrDefault("approver") is { } approver) Said.Add(approver);
        var write = new TaskCompletionSource<object?>();
        _writes.Enqueue(write);
        return (T)(await write.Task)!;
    }

    public ValueTask<T> InvokeAsync<T>(string identifier, CancellationToken cancellationToken, object?[]? args) => InvokeAsync<T>(identifier, args);

    private sealed class Script(LateBoard board) : IJSObjectReference
    {
        public ValueTask<T> InvokeAsync<T>(string identifier, object?[]? args) => board.InvokeAsync<T>(identifier, args);

        public ValueTask<T> InvokeAsync<T>(string identifier, CancellationToken cancellationToken, object?[]? args) => board.InvokeAsync<T>(identifier, args);

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }

    private sealed class NobodyAnswers : Kernel.UseCases.IUseCases
    {
        public Task<Kernel.Results.Result<T>> SendAsync<T>(Kernel.UseCases.IUseCase<T> request, CancellationToken ct = default) => throw new InvalidOperationException(request.GetType().Name);
    }
}
