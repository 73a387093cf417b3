using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using SmartPark.Kernel.Tenancy;
using SmartPark.Kernel.Text;
using SmartPark.Workflows.Definitions;
using SmartPark.Workflows.Engine;
using SmartPark.Workflows.Expressions;
using SmartPark.Workflows.Models;

namespace SmartPark.Workflows.Instances;

/// <summary>Makes new instances, whoever asks: a person, another module, a calling process, a message.</summary>
internal sealed partial class Starter(WorkflowsDb db, TimeProvider clock)
{
    /// <summary>Who starts a process has done its first task with the form, when that is the initiator's.</summary>
    public static void Begin(Run run, Model model, IReadOnlyDictionary<string, Value> values)
    {
        run.Start(values);
        if (run.Tokens.FirstOrDefault(t => t.State == TokenState.Active && model[t.Node].IsInitiators) is { } first) run.Complete(first.Id);
    }

    public ProcessInstance Of(InUse definition, Model model, string subject, string title, IReadOnlyDictionary<string, Value> values, PersonId by, string byName, TenantId @in, Guid? calledBy = null, int calledByToken = 0) => new ProcessInstance
    {
        ProviderId = definition.TenantId,
        ConsumerId = @in == definition.TenantId ? null : @in,
        Key = definition.Key,
        ProcessName = definition.Name,
        Title = SafeText.Shorten(title.Length > 0 ? title : Titled(model.Settings.GetValueOrDefault("title", ""), definition.Name, byName, values), 200),
        Subject = subject,
        StartedBy = by,
        StartedByName = byName,
        StartedIn = @in,
        CalledBy = calledBy,
        CalledByToken = calledByToken,
        StartedAt = clock.GetUtcNow(),
    }.On(definition.Id);

    /// <summary>The version of a process of a tenant that new instances run on.</summary>
    public Task<InUse?> InUseAsync(string key, TenantId owner, CancellationToken ct) =>
        InUse.Of(db.Definitions.Where(d => d.TenantId == owner && d.Key == key)).FirstOrDefaultAsync(ct);

    /// <summary>The title of an instance: <c>{{field}}</c> stands for what was filled in.</summary>
    private static string Titled(string pattern, string process, string starter, IReadOnlyDictionary<string, Value> values) =>
        pattern.Length == 0 ? $"{process} · {starter}" : Gap().Replace(pattern, m => m.Groups[1].Value == "initiatorName" ? starter : values.TryGetValue(m.Groups[1].Value, out var value) ? value.ToString() : "");

    [GeneratedRegex(@"\{\{\s*([A-Za-z_][A-Za-z0-9_]*)\s*\}\}", RegexOptions.None, 1000)]
    private static partial Regex Gap();
}
