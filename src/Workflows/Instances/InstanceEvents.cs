using SmartPark.Kernel.Events;
using SmartPark.Kernel.Tenancy;

namespace SmartPark.Workflows.Instances;

/// <summary>An instance went a step further: open pages of those concerned read it afresh.</summary>
/// <param name="Tenant">The tenant whose process it is.</param>
/// <param name="InstanceId">The instance.</param>
/// <param name="Tenants">Tenants whose inboxes changed.</param>
[EventName("workflows.instance-moved.v1")]
public sealed record InstanceMoved(TenantId? Tenant, Guid InstanceId, IReadOnlyList<TenantId> Tenants) : IEvent;

/// <summary>A case that another module asked for went a step further and still runs.</summary>
/// <param name="Tenant">The tenant whose process it is.</param>
/// <param name="InstanceId">The instance.</param>
/// <param name="Key">The process.</param>
/// <param name="Subject">What it is about, <c>article:id</c>.</param>
/// <param name="Acts">Lines of its trail: of two, the one with more is the later.</param>
/// <param name="WithInitiator">It stands at a step of who started it: it was sent back to him.</param>
[EventName("workflows.case-stands.v1")]
public sealed record CaseStands(TenantId? Tenant, Guid InstanceId, string Key, string Subject, int Acts, bool WithInitiator) : IEvent
{
    /// <summary>The id of what it is about, when that is the noun's: <c>article:id</c>.</summary>
    public Guid? About(string noun) => Told.Id(Subject, noun);
}

/// <summary>An instance came to its end.</summary>
/// <param name="Tenant">The tenant whose process it is.</param>
/// <param name="InstanceId">The instance.</param>
/// <param name="Key">The process.</param>
/// <param name="Subject">What it was about, <c>article:id</c>; empty when nothing.</param>
/// <param name="Outcome"><c>done</c>, <c>rejected</c>, <c>withdrawn</c>, or a word the process gave.</param>
/// <param name="StartedIn">Tenant of who started it.</param>
/// <param name="Reason">What the last who decided said; empty when nothing.</param>
[EventName("workflows.process-ended.v1")]
public sealed record ProcessEnded(TenantId? Tenant, Guid InstanceId, string Key, string Subject, string Outcome, TenantId StartedIn, string Reason) : IEvent
{
    /// <summary>The id of what it was about, when that is the noun's: <c>article:id</c>.</summary>
    public Guid? About(string noun) => Told.Id(Subject, noun);
}

/// <summary>A service task calls its handler. Who answers for the handler sends one command that takes effect once and, with it, raises <see cref="ServiceAnswered"/>; when it is refused it sends <c>FailService</c>.</summary>
/// <param name="Tenant">The tenant whose process it is.</param>
/// <param name="InstanceId">The instance.</param>
/// <param name="Token">The token that waits.</param>
/// <param name="Handler">Code of the handler.</param>
/// <param name="Subject">What the instance is about.</param>
/// <param name="StartedIn">Tenant of who started it.</param>
/// <param name="Values">Variables of the process as a JSON object.</param>
[EventName("workflows.service-called.v1")]
public sealed record ServiceCalled(TenantId? Tenant, Guid InstanceId, int Token, string Handler, string Subject, TenantId StartedIn, string Values) : IEvent
{
    /// <summary>The id of what the instance is about, when that is the noun's: <c>article:id</c>.</summary>
    public Guid? About(string noun) => Told.Id(Subject, noun);

    /// <summary>A text among the variables on one line, shortened; empty when there is none.</summary>
    public string Text(string name, int most) => Told.Text(Values, name, most);

    /// <summary>A number among the variables; null when there is none.</summary>
    public decimal? Number(string name) => Told.Number(Values, name);
}

/// <summary>The handler of a service task did its work.</summary>
/// <param name="Tenant">The tenant whose process it is.</param>
/// <param name="InstanceId">The instance.</param>
/// <param name="Token">The token that waits.</param>
/// <param name="Values">Variables it sets, a JSON object.</param>
/// <param name="Error">Code of a BPMN error it ends with; empty when it did not.</param>
[EventName("workflows.service-answered.v1")]
public sealed record ServiceAnswered(TenantId? Tenant, Guid InstanceId, int Token, string Values = "{}", string Error = "") : IEvent;

/// <summary>A process calls another (call activity).</summary>
/// <param name="Tenant">The tenant whose process it is.</param>
/// <param name="InstanceId">The calling instance.</param>
/// <param name="Token">The token that waits.</param>
/// <param name="Key">The called process.</param>
[EventName("workflows.process-called.v1")]
public sealed record ProcessCalled(TenantId? Tenant, Guid InstanceId, int Token, string Key) : IEvent;

/// <summary>A called process ended.</summary>
/// <param name="Tenant">The tenant whose process it is.</param>
/// <param name="InstanceId">The calling instance.</param>
/// <param name="Token">The token that waits.</param>
/// <param name="Outcome">How it ended.</param>
/// <param name="Values">Its variables, a JSON object.</param>
[EventName("workflows.called-ended.v1")]
public sealed record CalledEnded(TenantId? Tenant, Guid InstanceId, int Token, string Outcome, string Values) : IEvent;

/// <summary>A process threw a message to another that is about the same, or a signal to all of the tenant's.</summary>
/// <param name="Tenant">The tenant whose process it is.</param>
/// <param name="InstanceId">Who said it.</param>
/// <param name="Name">Name of the message or signal.</param>
/// <param name="Signal">True for a signal.</param>
/// <param name="Subject">Of a message: what it is about.</param>
[EventName("workflows.said.v1")]
public sealed record ProcessSaid(TenantId? Tenant, Guid InstanceId, string Name, bool Signal, string Subject) : IEvent;
