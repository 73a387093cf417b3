using MediatR;
using Microsoft.EntityFrameworkCore;
using SmartPark.Kernel.Audit;
using SmartPark.Kernel.Events;
using SmartPark.Kernel.Persistence;
using SmartPark.Kernel.Results;

namespace SmartPark.Kernel.UseCases;

/// <summary>Last: for commands one transaction that holds rows, audit, outbox, inbox, search and the idempotency answer; for sensitive queries an audit line.</summary>
internal sealed class TransactionBehaviour<TRequest, TResponse>(
    CallContext call, ModuleRegistry modules, IServiceProvider services, UnitOfWork work, OutboxSignal signal) : IPipelineBehavior<TRequest, TResponse>
    where TRequest : IRequest<TResponse>
{
    private static readonly bool IsCommand = typeof(TRequest).GetInterfaces().Any(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(ICommand<>));
    private static readonly SensitiveReadAttribute? Sensitive = (SensitiveReadAttribute?)Attribute.GetCustomAttribute(typeof(TRequest), typeof(SensitiveReadAttribute));

    public async Task<TResponse> Handle(TRequest request, CancellationToken cancellationToken, RequestHandlerDelegate<TResponse> next)
    {
        var db = modules.DbFor(typeof(TRequest), services);
        if (!IsCommand)
        {
            var answer = await next();
            if (Sensitive is not null && ((IResult)answer!).Refusal is null) await work.AuditReadAsync(db, AuditEntry.Read(call.Caller, db.Scope, request, Sensitive.What), cancellationToken);
            return answer;
        }
        try
        {
            var (response, committed) = await CommandAsync(db, request, next, cancellationToken);
            if (committed) signal.Set();
            return response;
        }
        catch (DbUpdateConcurrencyException) when (call.Delivery is null) // a delivery that lost a race throws and is tried again: a refusal would mark it delivered without its effect
        {
            return Answers<TResponse>.Refuse(new("conflict.changed"));
        }
        catch (DbUpdateException e) when (UniqueViolation.Is(e))
        {
            return Answers<TResponse>.Refuse(new("conflict.exists"));
        }
    }

    private async Task<(TResponse Response, bool Committed)> CommandAsync(ModuleDb db, TRequest request, RequestHandlerDelegate<TResponse> next, CancellationToken ct)
    {
        await using var transaction = await work.BeginAsync(db, ct);
        SqliteGate.Adopt(transaction.Gate);
        if (await work.AlreadyDeliveredAsync(db, call.Delivery, ct)) return (Answers<TResponse>.Refuse(new("event.delivered-before")), false);
        if (await work.EarlierAnswerAsync<TResponse>(db, call, ct) is { Found: true } earlier) return (earlier.Answer!, false);
        var response = await next();
        if (((IResult)response!).Refusal is not null) return (response, false);
        await work.CommitAsync(transaction, call, request, response, ct);
        return (response, true);
    }
}
