using System.Diagnostics;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using SmartPark.Kernel.Persistence;
using SmartPark.Kernel.Tenancy;
using SmartPark.Kernel.UseCases;

namespace SmartPark.Kernel.Events;

/// <summary>Delivers stored events: each handler in a scope of its own, with back-off, and after <see cref="MostAttempts"/> failures into a parking place that an operator sees.</summary>
internal sealed class Dispatcher(ModuleRegistry modules, IEnumerable<EventHandlerInfo> handlers, OutboxStore store, SystemCalls calls, IServiceScopeFactory scopes, ILogger<Dispatcher> log)
{
    public const int MostAttempts = 8;
    private const int Batch = 50;
    private readonly ILookup<string, EventHandlerInfo> _handlers = handlers.ToLookup(h => h.Name);

    /// <summary>Takes up what an earlier life of this process left in the middle, before the first round.</summary>
    public async Task RecoverAsync(CancellationToken ct)
    {
        foreach (var module in modules.All) await store.ReleaseAsync(module, ct);
    }

    /// <summary>Delivers what is due in all modules once.</summary>
    /// <returns>Number of events tried.</returns>
    public async Task<int> RunOnceAsync(CancellationToken ct)
    {
        var tried = 0;
        foreach (var module in modules.All)
        {
            foreach (var message in await store.ClaimAsync(module, Batch, ct))
            {
                await DeliverAsync(module, message, ct);
                tried++;
            }
        }
        return tried;
    }

    private async Task DeliverAsync(ModuleInfo module, OutboxMessage message, CancellationToken ct)
    {
        using var span = Telemetry.Source.StartActivity("deliver " + message.Name, ActivityKind.Consumer, message.TraceParent);
        try
        {
            foreach (var handler in _handlers[message.Name]) await HandAsync(handler, message, ct);
            await store.DeliveredAsync(module, message.Id, ct);
        }
        catch (Exception e) when (e is not OperationCanceledException || !ct.IsCancellationRequested)
        {
            log.LogWarning(e, "delivery of {Event} {Id} failed, attempt {Attempt}", message.Name, message.Id, message.Attempts + 1);
            await store.FailedAsync(module, message, e.GetType().Name + ": " + e.Message, ct);
        }
    }

    private Task<bool> HandAsync(EventHandlerInfo handler, OutboxMessage message, CancellationToken ct) =>
        calls.RunAsync(message.TenantId, new Delivery(message.Id, handler.Handler.Name), async useCases =>
        {
            var happened = JsonSerializer.Deserialize(message.Payload, handler.Event, JsonSerializerOptions.Web)!;
            await using var scope = scopes.CreateAsyncScope();
            var instance = scope.ServiceProvider.GetRequiredService(handler.Handler);
            await (Task)typeof(IHandleEvent<>).MakeGenericType(handler.Event).GetMethod(nameof(IHandleEvent<IEvent>.HandleAsync))!.Invoke(instance, [happened, useCases, ct])!;
            return true;
        });
}
