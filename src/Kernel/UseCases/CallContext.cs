using SmartPark.Kernel.Tenancy;

namespace SmartPark.Kernel.UseCases;

/// <summary>What the handler of a request may know about the call: who calls and when. One a request.</summary>
public sealed class CallContext
{
    /// <summary>Who calls; a visitor until the pipeline has looked it up.</summary>
    public Caller Caller { get; internal set; } = Caller.Visitor;

    /// <summary>Set while a request runs in this scope.</summary>
    internal Ticket? Ticket { get; set; }

    /// <summary>Set when an event is being delivered: its effect is stored with an inbox entry.</summary>
    internal Delivery? Delivery { get; set; }

    /// <summary>Set when an HTTP client asked for an idempotent command.</summary>
    internal IdempotencyKey? Idempotency { get; set; }

    /// <summary>The person who calls.</summary>
    /// <exception cref="InvalidOperationException">Nobody is signed in: the request lacks its permission.</exception>
    public PersonId Person => Caller.Person ?? throw new InvalidOperationException("this use case needs a signed-in person");

    /// <summary>The tenant acted in.</summary>
    /// <exception cref="InvalidOperationException">There is none.</exception>
    public TenantId Tenant => Caller.Tenant ?? throw new InvalidOperationException("this use case needs a tenant");
}

/// <summary>One delivery of an event to one handler.</summary>
internal sealed record Delivery(Guid EventId, string Handler);

/// <summary>A client's key for a command it may repeat.</summary>
/// <param name="Key">The client's key, 1 to 100 characters.</param>
/// <param name="RequestHash">SHA-256 of method, path and body, hex.</param>
internal sealed record IdempotencyKey(string Key, string RequestHash);
