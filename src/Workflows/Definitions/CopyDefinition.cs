using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using SmartPark.Kernel.Results;
using SmartPark.Kernel.UseCases;

namespace SmartPark.Workflows.Definitions;

/// <summary>Makes a working version of a new process from a shipped one or from one of the own. Answers its id.</summary>
/// <param name="From">Key of the template, or id of a version of the own.</param>
/// <param name="Key">Key of the new process; null chooses one that is free.</param>
/// <param name="Name">Its name, 1 to 100 characters.</param>
/// <remarks>Refusals: <c>definition.not-found</c>, <c>definition.key</c>, <c>definition.key-taken</c>, <c>definition.name</c>.</remarks>
[Permission(WorkflowsPermissions.Draw)]
public sealed record CopyDefinition(string From, string Name, string? Key = null) : ICommand<Guid>, IChecked
{
    /// <inheritdoc/>
    public IEnumerable<Refusal> Check()
    {
        if (Key is { } key && !SaveDefinition.IsKey(key)) yield return new("definition.key", nameof(Key));
        if (string.IsNullOrWhiteSpace(Name) || Name.Length > 100) yield return Refusal.With("definition.name", nameof(Name), 100);
    }
}

internal sealed partial class CopyDefinitionHandler(WorkflowsDb db, CallContext call, TimeProvider clock) : IHandle<CopyDefinition, Guid>
{
    public async Task<Result<Guid>> Handle(CopyDefinition request, CancellationToken cancellationToken)
    {
        var template = Templates.Find(request.From);
        var document = template?.Document ?? (Guid.TryParse(request.From, out var id) ? await db.Definitions.Where(d => d.TenantId == call.Tenant && d.Id == id).Select(d => d.Document).SingleOrDefaultAsync(cancellationToken) : null);
        if (document is null) return new Refusal("definition.not-found", nameof(request.From));
        var taken = await db.Definitions.Where(d => d.TenantId == call.Tenant).Select(d => d.Key).Distinct().ToListAsync(cancellationToken);
        var key = request.Key ?? Free(template?.Key ?? "process", taken);
        if (taken.Contains(key)) return Refusal.With("definition.key-taken", nameof(request.Key), key);
        var draft = new ProcessDefinition { TenantId = call.Tenant, Key = key, Number = 1 };
        draft.Change(request.Name.Trim(), Renamed(document, request.Name.Trim()), call.Caller.Person, clock.GetUtcNow());
        db.Add(draft);
        return draft.Id;
    }

    /// <summary>The name of the process stands in the document too; a document that has none keeps none.</summary>
    private static string Renamed(string document, string name) => ProcessName().Replace(document, m => m.Groups[1].Value + System.Security.SecurityElement.Escape(name), 1);

    [GeneratedRegex("""(<(?:[A-Za-z0-9_.-]+:)?process\s[^>]*?\bname=")[^"]*""", RegexOptions.None, 1000)]
    private static partial Regex ProcessName();

    private static string Free(string wanted, List<string> taken)
    {
        for (var n = 1; ; n++)
            if ((n == 1 ? wanted : $"{wanted}-{n}") is var key && !taken.Contains(key)) return key;
    }
}
