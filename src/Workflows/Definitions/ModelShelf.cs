using System.Collections.Concurrent;
using System.Text;
using Microsoft.EntityFrameworkCore;
using SmartPark.Kernel.Tenancy;
using SmartPark.Workflows.Models;

namespace SmartPark.Workflows.Definitions;

/// <summary>Models of published definitions, which never change, by id. Shared by all requests of a node; holds no more than <see cref="Most"/>.</summary>
internal sealed class ModelShelf
{
    private const int Most = 1_000;
    private readonly ConcurrentDictionary<Guid, Model> _models = new();

    /// <summary>The model of a version that is or was in use; it must be one whose rows the request sees. Its document is read only when nobody asked for it yet.</summary>
    public async Task<Model> OfAsync(WorkflowsDb db, Guid definition, CancellationToken ct)
    {
        if (_models.TryGetValue(definition, out var known)) return known;
        var document = await db.Definitions.Where(d => d.Id == definition && d.State != DefinitionState.Draft).Select(d => d.Document).SingleAsync(ct);
        if (_models.Count > Most) _models.Clear();
        return _models.GetOrAdd(definition, BpmnReader.Read(Encoding.UTF8.GetBytes(document)).Model ?? throw new InvalidOperationException("a published document cannot be read any more"));
    }
}

/// <summary>A version that new instances run on, without its document.</summary>
internal sealed record InUse(Guid Id, TenantId TenantId, string Key, string Name, string Audience)
{
    public static IQueryable<InUse> Of(IQueryable<ProcessDefinition> definitions) =>
        definitions.Where(d => d.State == DefinitionState.Published).OrderBy(d => d.Name).ThenByDescending(d => d.Number).Select(d => new InUse(d.Id, d.TenantId, d.Key, d.Name, d.Audience));
}
