using System.Reflection;
using SmartPark.Identity;
using SmartPark.Kernel.Http;
using SmartPark.Policies;
using SmartPark.Workflows;

namespace SmartPark.Portal;

/// <summary>The modules of this installation, listed by hand.</summary>
public static class Modules
{
    /// <summary>Assemblies that have pages besides this one.</summary>
    internal static Assembly[] Pages { get; } = [typeof(IdentityModule).Assembly, typeof(WorkflowsModule).Assembly, typeof(PoliciesModule).Assembly];

    /// <summary>Registers all modules.</summary>
    public static void Add(IServiceCollection services)
    {
        IdentityModule.Add(services);
        WorkflowsModule.Add(services);
        PoliciesModule.Add(services);
        PortalModule.Add(services);
    }

    /// <summary>Maps all modules' use cases.</summary>
    /// <param name="of">Makes the API of a module by its name.</param>
    public static void Map(Func<string, Api> of)
    {
        KernelApi.Map(of("kernel"));
        IdentityModule.Map(of("identity"));
        WorkflowsModule.Map(of("workflows"));
        PoliciesModule.Map(of("policies"));
        PortalModule.Map(of("portal"));
    }
}
