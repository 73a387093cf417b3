using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Routing;
using Microsoft.Extensions.Localization;
using SmartPark.Face;
using SmartPark.Identity.People;
using SmartPark.Kernel.Live;
using SmartPark.Kernel.Results;
using SmartPark.Kernel.UseCases;
using SmartPark.Portal.Face;

namespace SmartPark.Portal.Messages;

/// <summary>The message centre of a person: opens a message in place, marks it read, and says when new ones arrive.</summary>
public sealed partial class MessagesWorkPage : IDisposable
{
    private Loaded<Page<MessageRow>>? _loaded;
    private IReadOnlyList<FilterField> _fields = [];
    private IDisposable? _live;
    private Guid? _marked;
    private bool _arrived;
    private bool _busy;
    private bool _own;

    /// <summary>The message that stands open, or null.</summary>
    [Parameter] public Guid? Id { get; set; }

    [Inject] private IUseCases UseCases { get; set; } = default!;

    [Inject] private ILive Live { get; set; } = default!;

    [Inject] private Toasts Toasts { get; set; } = default!;

    [Inject] private ParkTime Park { get; set; } = default!;

    [Inject] private NavigationManager Navigation { get; set; } = default!;

    [Inject] private IStringLocalizer<MessagesBenchText> Text { get; set; } = default!;

    private bool Unread => Address()["unread"] == "true";

    private string? Kind => Address()["kind"];

    private bool Archived => Address()["archived"] == "true";

    private int Number => int.TryParse(Address()["page"], NumberStyles.None, CultureInfo.InvariantCulture, out var page) && page > 0 ? page : 1;

    private int Size => int.TryParse(Address()["size"], NumberStyles.None, CultureInfo.InvariantCulture, out var size) && TableQuery.Sizes.Contains(size) ? size : TableQuery.Sizes[0];

    private string Key => $"{Unread}|{Kind}|{Archived}|{Number}|{Size}";

    /// <inheritdoc/>
    public void Dispose()
    {
        Navigation.LocationChanged -= Moved;
        _live?.Dispose();
    }

    /// <inheritdoc/>
    protected override async Task OnInitializedAsync()
    {
        Navigation.LocationChanged += Moved;
        _fields = [Unreads(), KindField([])];
        var kinds = (await UseCases.SendAsync(new GetMessageSettings())).Value?.Kinds ?? [];
        _fields = [Unreads(), KindField(kinds)];
        if (!RendererInfo.IsInteractive || (await UseCases.SendAsync(new Me())).Value is not { } me) return;
        _live = Live.Subscribe($"messages:{me.Person}", _ => InvokeAsync(Heard));
    }

    /// <inheritdoc/>
    protected override async Task OnParametersSetAsync()
    {
        if (Id is not { } id || id == _marked || !RendererInfo.IsInteractive) return;
        _marked = id;
        _own = true;
        if ((await UseCases.SendAsync(new MarkRead(id))).Succeeded && _loaded is not null) await _loaded.ReloadAsync();
        _own = false;
    }

    private PageAddress Address() => PageAddress.Of(Navigation.Uri);

    private FilterField Unreads() => FilterField.Choice("unread", Text["Read"], Text["AnyRead"], new FilterOption("true", Text["OnlyUnread"]));

    private FilterField KindField(IReadOnlyList<KindChoice> kinds) =>
        FilterField.Choice("kind", Text["Kind"], Text["AnyKind"], [.. kinds.Select(k => new FilterOption(k.Kind, MessageKinds.Name(k.Kind, Text)))]);

    private string Where(Guid? id)
    {
        var query = Address().ToString() is var all && all.IndexOf('?', StringComparison.Ordinal) is var mark and >= 0 ? all[mark..] : "";
        return (id is null ? "/w/messages" : $"/w/messages/{id}") + query;
    }

    private Task<Result<Page<MessageRow>>> LoadAsync(CancellationToken ct) => UseCases.SendAsync(new FindMessages(Unread, Kind, Archived, new(Number, Size)), ct);

    private void Moved(object? sender, LocationChangedEventArgs e) => _ = InvokeAsync(StateHasChanged);

    private void Heard()
    {
        _arrived = !_own;
        StateHasChanged();
    }

    private async Task AgainAsync()
    {
        _arrived = false;
        if (_loaded is not null) await _loaded.ReloadAsync();
    }

    private async Task ReadAllAsync()
    {
        _busy = true;
        var marked = await UseCases.SendAsync(new MarkAllRead());
        _busy = false;
        if (marked.Succeeded) Toasts.Show(Text["Done.ReadAll", marked.Value]);
        await AgainAsync();
    }

    private async Task ArchiveAsync(MessageRow message)
    {
        var to = !Archived;
        var outcome = await UseCases.SendAsync(new ArchiveMessage(message.MessageId, to));
        if (outcome.Succeeded) Toasts.Show(Text[to ? "Done.Archived" : "Done.Unarchived"], () => BackAsync(message, !to));
        await AgainAsync();
    }

    private async Task BackAsync(MessageRow message, bool archived)
    {
        await UseCases.SendAsync(new ArchiveMessage(message.MessageId, archived));
        await InvokeAsync(AgainAsync);
    }
}
