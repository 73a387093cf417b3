using MediatR;
using Microsoft.Extensions.DependencyInjection;
using SmartPark.Kernel.Results;
using SmartPark.Kernel.Tenancy;

namespace SmartPark.Kernel.UseCases;

/// <summary>Sends a request in a fresh scope with the ticket of the surrounding request, circuit, job or delivery.</summary>
internal sealed class UseCaseSender(IServiceScopeFactory scopes, CallContext surrounding, ITicketSource tickets) : IUseCases
{
    public async Task<Result<T>> SendAsync<T>(IUseCase<T> request, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        var ticket = surrounding.Ticket ?? await tickets.CurrentAsync(ct);
        await using var scope = scopes.CreateAsyncScope();
        var call = scope.ServiceProvider.GetRequiredService<CallContext>();
        call.Ticket = ticket;
        call.Delivery = surrounding.Delivery;
        call.Idempotency = surrounding.Idempotency;
        return await scope.ServiceProvider.GetRequiredService<IMediator>().Send(request, ct);
    }
}

/// <summary>Sends requests as the platform itself: jobs, event handlers, the command line.</summary>
/// <param name="scopes">Makes scopes.</param>
public sealed class SystemCalls(IServiceScopeFactory scopes)
{
    /// <summary>Sends a request as the system, in a tenant or for the platform.</summary>
    public Task<Result<T>> SendAsync<T>(IUseCase<T> request, TenantId? tenant, CancellationToken ct = default) =>
        RunAsync(tenant, null, useCases => useCases.SendAsync(request, ct));

    internal async Task<TResult> RunAsync<TResult>(TenantId? tenant, Delivery? delivery, Func<IUseCases, Task<TResult>> work)
    {
        await using var scope = scopes.CreateAsyncScope();
        var call = scope.ServiceProvider.GetRequiredService<CallContext>();
        call.Ticket = Ticket.System(tenant);
        call.Delivery = delivery;
        return await work(scope.ServiceProvider.GetRequiredService<IUseCases>());
    }
}
