using FluentValidation;
using MediatR;
using SmartPark.Kernel.Results;

namespace SmartPark.Kernel.UseCases;

/// <summary>A request that checks its own shape, without looking anything up.</summary>
public interface IChecked
{
    /// <summary>All refusals found, each with its field; empty when the request is well-formed.</summary>
    IEnumerable<Refusal> Check();
}

/// <summary>Third: is the request well-formed. All problems are told at once, each with its field; then work that must not hold the database.</summary>
internal sealed class ValidateBehaviour<TRequest, TResponse>(IEnumerable<IValidator<TRequest>> checks, IEnumerable<IBefore<TRequest>> before) : IPipelineBehavior<TRequest, TResponse>
    where TRequest : IRequest<TResponse>
{
    public async Task<TResponse> Handle(TRequest request, CancellationToken cancellationToken, RequestHandlerDelegate<TResponse> next)
    {
        List<Refusal> found = request is IChecked own ? [.. own.Check()] : [];
        foreach (var check in checks)
        {
            var outcome = await check.ValidateAsync(request, cancellationToken);
            found.AddRange(outcome.Errors.Select(e => new Refusal(e.ErrorCode, e.PropertyName) { Args = e.CustomState as IReadOnlyList<object?> ?? [] }));
        }
        if (found.Count > 0) return Answers<TResponse>.Refuse(Refusal.Of(found));
        foreach (var work in before)
        {
            if (await work.BeforeAsync(request, cancellationToken) is { } refusal) return Answers<TResponse>.Refuse(refusal);
        }
        return await next();
    }
}
