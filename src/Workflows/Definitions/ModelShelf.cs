using System.Collections.Concurrent;
using System.Text;
using Microsoft.EntityFrameworkCore;
using SmartPark.Workflows.Models;

namespace SmartPark.Workflows.Definitions;

/// <summary>Models of published definitions, which never change, by id. Shared by all requests of a node; holds no more than <see cref="Most"/>.</summary>
internal sealed class ModelShelf
{
    private const int Most = 1_000;
    private readonly ConcurrentDictionary<Guid, Model> _models = new();

    /// <summary>The model of a version; it must be one whose rows the request sees.</summary>
    public async Task<Model> OfAsync(WorkflowsDb db, Guid definition, CancellationToken ct) =>
        _models.TryGetValue(definition, out var known) ? known : Of(await db.Definitions.AsNoTracking().SingleAsync(d => d.Id == definition, ct));

    public Model Of(ProcessDefinition definition)
    {
        if (_models.Count > Most) _models.Clear();
        return _models.GetOrAdd(definition.Id, static (_, document) => BpmnReader.Read(Encoding.UTF8.GetBytes(document)).Model ?? throw new InvalidOperationException("a published document cannot be read any more"), definition.Document);
    }
}
