using Microsoft.EntityFrameworkCore;
using SmartPark.Kernel.Events;
using SmartPark.Kernel.Results;
using SmartPark.Kernel.Search;
using SmartPark.Kernel.Tenancy;
using SmartPark.Kernel.UseCases;

namespace SmartPark.Persistence.Tests;

[EventName("probe.note-written.v1")]
public sealed record NoteWritten(TenantId? Tenant, Guid NoteId) : IEvent;

[Permission("probe.write")]
public sealed record WriteNote(string Text, Guid? ParentId = null, bool ThenRefuse = false) : ICommand<Guid>;

[Permission("probe.write")]
public sealed record ChangeNote(Guid NoteId, string Text, long Version) : ICommand;

[Permission("probe.read")]
public sealed record FindNotes : IQuery<IReadOnlyList<string>>;

[SystemOnly]
public sealed record EchoNote(Guid NoteId) : ICommand;

/// <summary>Runs whatever a test says inside a command.</summary>
[Permission("probe.write")]
public sealed record Try(Func<object, Task> Work) : ICommand;

/// <summary>Runs whatever a test says over all tenants.</summary>
[SystemOnly]
[PlatformWide("test")]
public sealed record TryEverywhere(Func<object, Task> Work) : ICommand;

internal sealed class NoteHandlers(ProbeDb db, CallContext call, TimeProvider clock) : IHandle<WriteNote, Guid>, IHandle<ChangeNote, Done>, IHandle<FindNotes, IReadOnlyList<string>>
{
    public Task<Result<Guid>> Handle(WriteNote request, CancellationToken cancellationToken)
    {
        var note = new Note { TenantId = call.Tenant, Text = request.Text, ParentId = request.ParentId, At = clock.GetUtcNow() };
        note.Announce();
        db.Add(note);
        db.Index(new SearchDocument("note", note.Id, call.Tenant, "", request.Text, "", "/notes", note.At));
        return Task.FromResult<Result<Guid>>(request.ThenRefuse ? new Refusal("note.refused") : note.Id);
    }

    public async Task<Result<Done>> Handle(ChangeNote request, CancellationToken cancellationToken)
    {
        if (await db.Notes.SingleOrDefaultAsync(n => n.Id == request.NoteId, cancellationToken) is not { } note) return new Refusal("note.not-found");
        if (note.Version != request.Version) return new Refusal("conflict.changed");
        note.Text = request.Text;
        return Result.Done;
    }

    public async Task<Result<IReadOnlyList<string>>> Handle(FindNotes request, CancellationToken cancellationToken) =>
        Result.Of<IReadOnlyList<string>>(await db.Notes.OrderByDescending(n => n.At).ThenBy(n => n.Text).Select(n => n.Text).ToListAsync(cancellationToken));
}

internal sealed class TryHandlers(ProbeDb db) : IHandle<Try, Done>, IHandle<TryEverywhere, Done>
{
    public async Task<Result<Done>> Handle(Try request, CancellationToken cancellationToken)
    {
        await request.Work(db);
        return Result.Done;
    }

    public async Task<Result<Done>> Handle(TryEverywhere request, CancellationToken cancellationToken)
    {
        await request.Work(db);
        return Result.Done;
    }
}

internal sealed class EchoNoteHandler(ProbeDb db, CallContext call, TimeProvider clock) : IHandle<EchoNote, Done>
{
    public static int FailuresLeft;

    public Task<Result<Done>> Handle(EchoNote request, CancellationToken cancellationToken)
    {
        if (Interlocked.Decrement(ref FailuresLeft) >= 0) throw new InvalidOperationException("planted");
        db.Add(new Note { TenantId = call.Tenant, Text = "echo " + request.NoteId, At = clock.GetUtcNow() });
        return Task.FromResult(Result.Done);
    }
}

internal sealed class WhenNoteWritten : IHandleEvent<NoteWritten>
{
    public Task HandleAsync(NoteWritten happened, IUseCases useCases, CancellationToken ct) => useCases.SendAsync(new EchoNote(happened.NoteId), ct);
}
