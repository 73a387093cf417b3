using Microsoft.EntityFrameworkCore;
using SmartPark.Kernel.Results;
using SmartPark.Kernel.Tenancy;
using SmartPark.Kernel.Time;
using SmartPark.Kernel.UseCases;
using SmartPark.Workflows.Expressions;
using SmartPark.Workflows.Forms;
using SmartPark.Workflows.Models;

namespace SmartPark.Workflows.Definitions;

/// <summary>What is needed to start a process: its form with what is known already, and the steps it goes through.</summary>
/// <param name="DefinitionId">The version in use.</param>
/// <remarks>Refusal: <c>definition.not-in-use</c>.</remarks>
[Permission(WorkflowsPermissions.Work)]
public sealed record GetStart(Guid DefinitionId) : IQuery<StartView>;

/// <summary>A process about to be started.</summary>
/// <param name="Row">The process.</param>
/// <param name="Owner">The tenant whose process it is.</param>
/// <param name="Document">The BPMN document.</param>
/// <param name="Form">JSON schema of its form; empty without one.</param>
/// <param name="Rights">Rights of the start.</param>
/// <param name="Values">What is known already, a JSON object.</param>
/// <param name="Choices">Steps whose people the initiator chooses: id and name.</param>
public sealed record StartView(StartableRow Row, TenantId Owner, string Document, string Form, string Rights, string Values, IReadOnlyList<Instances.StepName> Choices);

internal sealed class GetStartHandler(WorkflowsDb db, CallContext call, ModelShelf shelf, IEnumerable<IPrefill> sources, TimeProvider clock) : IHandle<GetStart, StartView>
{
    public async Task<Result<StartView>> Handle(GetStart request, CancellationToken cancellationToken)
    {
        if (await db.Definitions.AsNoTracking().SingleOrDefaultAsync(d => d.Id == request.DefinitionId && d.State == DefinitionState.Published, cancellationToken) is not { } definition) return new Refusal("definition.not-in-use");
        var model = await shelf.OfAsync(db, definition.Id, cancellationToken);
        if (!model.StartsByForm) return new Refusal("definition.not-in-use");
        var schema = FormDoor.SchemaOf(model);
        var known = new Dictionary<string, Value> { ["applicant.name"] = Value.Of(call.Caller.DisplayName), ["today"] = Value.Of(ChinaTime.Today(clock).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture)) };
        foreach (var source in sources)
            foreach (var (name, value) in await source.ReadAsync(call.Tenant, [.. FormCheck.Sources(schema)], cancellationToken)) known[name] = value.Length == 0 ? Value.Nothing : Value.Of(value);
        var values = FormCheck.Prefilled(schema, name => known.GetValueOrDefault(name));
        var choices = model.Nodes.Values.Where(n => n.Kind == NodeKind.UserTask && n.Settings.GetValueOrDefault("approver") == "choice").OrderBy(n => n.Order).Select(n => new Instances.StepName(n.Id, n.Name)).ToList();
        return new StartView(new(definition.Id, definition.Key, definition.Name, model.Settings.GetValueOrDefault("about", ""), definition.TenantId == call.Tenant), definition.TenantId, definition.Document, model.Form, FormDoor.RightsOf(model, FormDoor.First(model), schema).ToString(), FormValues.Write(values), choices);
    }
}
