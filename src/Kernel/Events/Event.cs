using SmartPark.Kernel.Tenancy;
using SmartPark.Kernel.UseCases;

namespace SmartPark.Kernel.Events;

/// <summary>Something that happened, told to other modules after the transaction committed, at least once and to each handler with effect once.</summary>
public interface IEvent
{
    /// <summary>The tenant in whose data the handlers act; null for the platform.</summary>
    TenantId? Tenant { get; }
}

/// <summary>The stored name of an event: a string we own, <c>module.what-happened.v1</c>.</summary>
/// <param name="name">The name.</param>
[AttributeUsage(AttributeTargets.Class)]
public sealed class EventNameAttribute(string name) : Attribute
{
    /// <summary>The name.</summary>
    public string Name { get; } = name;
}

/// <summary>Reacts to an event by sending requests; runs in a scope of its own as the system, in the event's tenant.</summary>
/// <typeparam name="TEvent">The event.</typeparam>
public interface IHandleEvent<in TEvent> where TEvent : IEvent
{
    /// <summary>Sends requests. The first command of one delivery takes effect once however often the event is delivered; send one command only.</summary>
    Task HandleAsync(TEvent happened, IUseCases useCases, CancellationToken ct);
}

/// <summary>An entity that decides by itself and records what happened.</summary>
public abstract class Entity
{
    private readonly List<IEvent> _events = [];

    /// <summary>Records an event for the outbox.</summary>
    protected void Raise(IEvent happened) => _events.Add(happened);

    internal IReadOnlyList<IEvent> TakeEvents()
    {
        IReadOnlyList<IEvent> taken = [.. _events];
        _events.Clear();
        return taken;
    }
}
