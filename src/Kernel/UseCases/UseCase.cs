using MediatR;
using SmartPark.Kernel.Results;
using SmartPark.Kernel.Tenancy;

namespace SmartPark.Kernel.UseCases;

/// <summary>A request: the only way into a module, whoever asks (page, endpoint, job, event).</summary>
/// <typeparam name="T">What it answers.</typeparam>
public interface IUseCase<T> : IRequest<Result<T>>;

/// <summary>A request that changes something: one transaction with audit and outbox.</summary>
/// <typeparam name="T">What it answers.</typeparam>
public interface ICommand<T> : IUseCase<T>;

/// <summary>A command that answers only that it was done.</summary>
public interface ICommand : ICommand<Done>;

/// <summary>A request that changes nothing.</summary>
/// <typeparam name="T">What it answers.</typeparam>
public interface IQuery<T> : IUseCase<T>;

/// <summary>Handles one use case.</summary>
/// <typeparam name="TRequest">The request.</typeparam>
/// <typeparam name="T">What it answers.</typeparam>
public interface IHandle<in TRequest, T> : IRequestHandler<TRequest, Result<T>> where TRequest : IUseCase<T>;

/// <summary>Work of a command that must not hold the database: hashing a password, scanning a file. Runs before the transaction.</summary>
/// <typeparam name="TRequest">The command.</typeparam>
public interface IBefore<in TRequest>
{
    /// <summary>Does the work and keeps the outcome in itself (it is scoped; the handler takes the same instance).</summary>
    /// <returns>A refusal that ends the command, or null.</returns>
    Task<Refusal?> BeforeAsync(TRequest request, CancellationToken ct);
}

/// <summary>Sends requests; each runs in a scope of its own, so a circuit never holds a database context.</summary>
public interface IUseCases
{
    /// <summary>Runs the pipeline: trace, authorise, validate and, for commands, one transaction with audit and outbox.</summary>
    Task<Result<T>> SendAsync<T>(IUseCase<T> request, CancellationToken ct = default);
}

/// <summary>A request a visitor may address to one tenant (a park's site): the pipeline enters that tenant's data.</summary>
public interface IAddressedTo
{
    /// <summary>The tenant addressed.</summary>
    TenantId Addressee { get; }
}

/// <summary>The permission a request needs.</summary>
/// <param name="code">Permission code, or <see cref="Tenancy.Permission.SignedIn"/>.</param>
[AttributeUsage(AttributeTargets.Class)]
public sealed class PermissionAttribute(string code) : Attribute
{
    /// <summary>The code.</summary>
    public string Code { get; } = code;
}

/// <summary>A request that visitors may send.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class AnonymousAttribute : Attribute;

/// <summary>A request that only our own jobs and event handlers may send.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class SystemOnlyAttribute : Attribute;

/// <summary>A request that reads or writes across tenants. The list of them is reviewed in Isolation.Tests.</summary>
/// <param name="why">Why it must.</param>
[AttributeUsage(AttributeTargets.Class)]
public sealed class PlatformWideAttribute(string why) : Attribute
{
    /// <summary>Why it must.</summary>
    public string Why { get; } = why;
}

/// <summary>A query whose every answer leaves an audit line: personal or confidential data.</summary>
/// <param name="what">What is read, as it stands in the audit trail.</param>
[AttributeUsage(AttributeTargets.Class)]
public sealed class SensitiveReadAttribute(string what) : Attribute
{
    /// <summary>What is read.</summary>
    public string What { get; } = what;
}

/// <summary>A command whose answer holds a secret that is shown once (a key, a link, codes): a repeat with the same idempotency key takes no second effect, and its answer is not kept.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class ShownOnceAttribute : Attribute;
