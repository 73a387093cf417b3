using System.Reflection;
using MediatR;
using SmartPark.Kernel.Audit;
using SmartPark.Kernel.Results;
using SmartPark.Kernel.Tenancy;

namespace SmartPark.Kernel.UseCases;

/// <summary>Second: who calls, may they, and whose rows will they see. Default deny; a denial leaves an audit line.</summary>
internal sealed class AuthoriseBehaviour<TRequest, TResponse>(ICallers callers, CallContext call, DataScopeHolder scope, DenialLog denials) : IPipelineBehavior<TRequest, TResponse>
    where TRequest : IRequest<TResponse>
{
    private static readonly Rule Needed = Rule.Of(typeof(TRequest));

    public async Task<TResponse> Handle(TRequest request, CancellationToken cancellationToken, RequestHandlerDelegate<TResponse> next)
    {
        var ticket = call.Ticket ?? Ticket.Visitor;
        call.Caller = ticket.Kind switch
        {
            TicketKind.System => SystemCaller(ticket),
            TicketKind.Visitor => Caller.Visitor,
            _ => await callers.ResolveAsync(ticket, cancellationToken),
        };
        if (Needed.Denies(call.Caller) is { } refusal)
        {
            await denials.WriteAsync(call.Caller, typeof(TRequest), refusal, cancellationToken);
            return Answers<TResponse>.Refuse(refusal);
        }
        scope.Scope = ScopeOf(call.Caller, request);
        return await next();
    }

    private static Caller SystemCaller(Ticket ticket) =>
        Caller.Visitor with { Kind = TicketKind.System, Tenant = ticket.Tenant, DisplayName = "SmartPark" };

    private static DataScope ScopeOf(Caller caller, TRequest request)
    {
        if (Needed.PlatformWide) return new(caller.Tenant ?? TenantId.None, caller.Park ?? TenantId.None, caller.Person ?? PersonId.None, true);
        var tenant = Needed.Anonymous && request is IAddressedTo addressed ? addressed.Addressee : caller.Tenant ?? TenantId.None;
        return new(tenant, caller.Park ?? TenantId.None, caller.Person ?? PersonId.None, false);
    }
}

/// <summary>What a request type demands of its caller.</summary>
internal sealed record Rule(string? Permission, bool Anonymous, bool SystemOnly, bool PlatformWide)
{
    public static Rule Of(Type request)
    {
        var rule = new Rule(
            request.GetCustomAttribute<PermissionAttribute>()?.Code,
            request.IsDefined(typeof(AnonymousAttribute)),
            request.IsDefined(typeof(SystemOnlyAttribute)),
            request.IsDefined(typeof(PlatformWideAttribute)));
        var said = (rule.Permission is null ? 0 : 1) + (rule.Anonymous ? 1 : 0) + (rule.SystemOnly ? 1 : 0);
        return said == 1 ? rule : throw new InvalidOperationException($"{request.FullName} needs exactly one of [Permission], [Anonymous], [SystemOnly]");
    }

    public Refusal? Denies(Caller caller)
    {
        if (Anonymous || caller.Kind == TicketKind.System) return null;
        if (SystemOnly) return new("access.denied");
        if (caller.Kind == TicketKind.Visitor) return new("access.sign-in-needed");
        return caller.May(Permission!) ? null : new("access.denied");
    }
}

/// <summary>Makes a refusing answer of a response type that is only known as <c>Result&lt;T&gt;</c>.</summary>
internal static class Answers<TResponse>
{
    private static readonly Func<Refusal, TResponse> Make = Build();

    public static TResponse Refuse(Refusal refusal) => Make(refusal);

    private static Func<Refusal, TResponse> Build()
    {
        var convert = typeof(TResponse).GetMethods(BindingFlags.Public | BindingFlags.Static)
            .Single(m => m.Name == "op_Implicit" && m.GetParameters()[0].ParameterType == typeof(Refusal));
        return convert.CreateDelegate<Func<Refusal, TResponse>>();
    }
}
