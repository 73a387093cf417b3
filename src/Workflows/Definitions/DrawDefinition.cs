using System.Text;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using SmartPark.Kernel.Results;
using SmartPark.Kernel.Tenancy;
using SmartPark.Kernel.UseCases;
using SmartPark.Workflows.Models;

namespace SmartPark.Workflows.Definitions;

/// <summary>Keeps the working version of a process; one a key, made by the first save. A document that cannot run yet may be kept. Answers its id.</summary>
/// <param name="Key">The process: 2 to 60 small letters, digits and hyphens.</param>
/// <param name="Name">Its name, 1 to 100 characters.</param>
/// <param name="Document">The BPMN document, at most 4 MB.</param>
/// <param name="Version">The version that was edited, 0 for the first.</param>
/// <remarks>Refusals: <c>definition.key</c>, <c>definition.name</c>, <c>definition.large</c>, <c>conflict.changed</c>.</remarks>
[Permission(WorkflowsPermissions.Draw)]
public sealed partial record SaveDefinition(string Key, string Name, string Document, long Version) : ICommand<Guid>, IChecked
{
    /// <inheritdoc/>
    public IEnumerable<Refusal> Check()
    {
        if (!IsKey(Key)) yield return new("definition.key", nameof(Key));
        if (string.IsNullOrWhiteSpace(Name) || Name.Length > 100) yield return Refusal.With("definition.name", nameof(Name), 100);
        if (Document.Length > BpmnReader.MostBytes / 3) yield return Refusal.With("definition.large", nameof(Document), BpmnReader.MostBytes / 3);
    }

    internal static bool IsKey(string key) => KeyForm().IsMatch(key);

    [GeneratedRegex("^[a-z][a-z0-9-]{1,59}$", RegexOptions.None, 1000)]
    private static partial Regex KeyForm();
}

/// <summary>Publishes the working version: new instances run on it, those that run stay on theirs.</summary>
/// <param name="DefinitionId">The working version.</param>
/// <param name="Version">The version that was looked at.</param>
/// <param name="ForPark">True when enterprises of the park may start it too; only a park may say so.</param>
/// <param name="DespiteDoubts">True after the doubts were read.</param>
/// <remarks>Refusals: <c>definition.not-found</c>, <c>definition.cannot-run</c> naming each element, <c>definition.doubts</c>, <c>conflict.changed</c>.</remarks>
[Permission(WorkflowsPermissions.Publish)]
public sealed record PublishDefinition(Guid DefinitionId, long Version, bool ForPark = false, bool DespiteDoubts = false) : ICommand;

/// <summary>Takes a published process out of use; instances that run go on.</summary>
/// <param name="DefinitionId">The version.</param>
/// <remarks>Refusal: <c>definition.not-found</c>.</remarks>
[Permission(WorkflowsPermissions.Publish)]
public sealed record RetireDefinition(Guid DefinitionId) : ICommand;

/// <summary>What stands in the way of a document, and what is doubtful about it.</summary>
/// <param name="Document">The BPMN document.</param>
[Permission(WorkflowsPermissions.Draw)]
public sealed record CheckDocument(string Document) : IQuery<DocumentCheck>;

/// <summary>The check of a document.</summary>
/// <param name="Problems">It cannot run: code, element, words in question.</param>
/// <param name="Doubts">It can, and probably should not: code, element.</param>
public sealed record DocumentCheck(IReadOnlyList<DocumentRemark> Problems, IReadOnlyList<DocumentRemark> Doubts)
{
    internal static DocumentCheck Of(string document, IEnumerable<Services.ServiceTaskInfo> services)
    {
        var read = BpmnReader.Read(Encoding.UTF8.GetBytes(document));
        var problems = read.Model is null ? read.Problems : [.. PublishChecks.Of(read.Model, services)];
        return new([.. problems.Select(p => new DocumentRemark(p.Code, p.Element, p.What))], read.Model is null ? [] : [.. Soundness.Of(read.Model).Select(d => new DocumentRemark(d.Code, d.Element, read.Model[d.Element].Name))]);
    }
}

/// <summary>A remark about an element.</summary>
/// <param name="Code">Code of the remark.</param>
/// <param name="Element">Id of the element.</param>
/// <param name="What">The words in question.</param>
public sealed record DocumentRemark(string Code, string Element, string What);

internal sealed class DrawDefinitionHandler(WorkflowsDb db, CallContext call, IEnumerable<Services.ServiceTaskInfo> services, TimeProvider clock)
    : IHandle<SaveDefinition, Guid>, IHandle<PublishDefinition, Done>, IHandle<RetireDefinition, Done>, IHandle<CheckDocument, DocumentCheck>
{
    public async Task<Result<Guid>> Handle(SaveDefinition request, CancellationToken cancellationToken)
    {
        var versions = await db.Definitions.Where(d => d.TenantId == call.Tenant && d.Key == request.Key).OrderByDescending(d => d.Number).ToListAsync(cancellationToken);
        var draft = versions.FirstOrDefault(d => d.State == DefinitionState.Draft);
        if ((draft?.Version ?? 0) != request.Version) return new Refusal("conflict.changed");
        if (draft is null) db.Add(draft = new ProcessDefinition { TenantId = call.Tenant, Key = request.Key, Number = (versions.FirstOrDefault()?.Number ?? 0) + 1 });
        if (draft.Change(request.Name.Trim(), request.Document, call.Caller.Person, clock.GetUtcNow()) is { } refusal) return refusal;
        return draft.Id;
    }

    public async Task<Result<Done>> Handle(PublishDefinition request, CancellationToken cancellationToken)
    {
        if (await db.Definitions.SingleOrDefaultAsync(d => d.TenantId == call.Tenant && d.Id == request.DefinitionId, cancellationToken) is not { } draft) return new Refusal("definition.not-found");
        if (draft.Version != request.Version) return new Refusal("conflict.changed");
        var check = DocumentCheck.Of(draft.Document, services);
        if (check.Problems.Count > 0) return Refusal.With("definition.cannot-run", nameof(draft.Document), string.Join("; ", check.Problems.Take(20).Select(p => $"{p.Element}: {p.Code} {p.What}".TrimEnd())));
        if (check.Doubts.Count > 0 && !request.DespiteDoubts) return Refusal.With("definition.doubts", nameof(draft.Document), string.Join("; ", check.Doubts.Take(20).Select(p => $"{p.Element}: {p.Code}")));
        var audience = request.ForPark && call.Caller.TenantKind == TenantKinds.Park ? Audience.OfPark(call.Tenant) : Audience.Of([call.Tenant]);
        if (draft.Publish(audience, call.Caller.Person, clock.GetUtcNow()) is { } refusal) return refusal;
        foreach (var older in await db.Definitions.Where(d => d.TenantId == call.Tenant && d.Key == draft.Key && d.State == DefinitionState.Published && d.Id != draft.Id).ToListAsync(cancellationToken)) older.Retire();
        return Result.Done;
    }

    public async Task<Result<Done>> Handle(RetireDefinition request, CancellationToken cancellationToken)
    {
        if (await db.Definitions.SingleOrDefaultAsync(d => d.TenantId == call.Tenant && d.Id == request.DefinitionId, cancellationToken) is not { } definition) return new Refusal("definition.not-found");
        definition.Retire();
        return Result.Done;
    }

    public Task<Result<DocumentCheck>> Handle(CheckDocument request, CancellationToken cancellationToken) => Task.FromResult<Result<DocumentCheck>>(DocumentCheck.Of(request.Document, services));
}
