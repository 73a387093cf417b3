using System.Reflection;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.Extensions.DependencyInjection;
using SmartPark.Kernel.Events;
using SmartPark.Kernel.Jobs;
using SmartPark.Kernel.Persistence;
using SmartPark.Kernel.Tenancy;
using SmartPark.Kernel.UseCases;

namespace SmartPark.Kernel;

/// <summary>Registers modules.</summary>
public static class ModuleSetup
{
    /// <summary>Registers a module: its context, and by reflection its handlers, checks, event handlers and jobs.</summary>
    /// <typeparam name="TDb">Its database context.</typeparam>
    /// <param name="services">Services.</param>
    /// <param name="name">Lower-case module name.</param>
    /// <param name="permissions">The permissions it declares.</param>
    public static IServiceCollection AddModule<TDb>(this IServiceCollection services, string name, IEnumerable<Permission> permissions) where TDb : ModuleDb
    {
        var assembly = typeof(TDb).Assembly;
        services.AddSingleton(new ModuleInfo(name, assembly, typeof(TDb)));
        foreach (var permission in permissions) services.AddSingleton(permission);
        services.AddDbContext<TDb>(Configure);
        foreach (var type in assembly.GetTypes().Where(t => t is { IsAbstract: false, IsGenericTypeDefinition: false })) Register(services, type);
        return services;
    }

    internal static void Configure(IServiceProvider services, DbContextOptionsBuilder builder)
    {
        var options = services.GetRequiredService<DatabaseOptions>();
        if (options.IsPostgres) builder.UseNpgsql(options.ConnectionString, o => o.UseQuerySplittingBehavior(QuerySplittingBehavior.SplitQuery));
        else builder.UseSqlite(options.ConnectionString, o => o.UseQuerySplittingBehavior(QuerySplittingBehavior.SplitQuery));
        builder.AddInterceptors(new ConnectionInterceptor(), new GateInterceptor(services.GetRequiredService<SqliteGate>()));
        builder.ReplaceService<IModelCacheKeyFactory, ModelPerProvider>();
    }

    private static void Register(IServiceCollection services, Type type)
    {
        foreach (var contract in type.GetInterfaces().Where(i => i.IsGenericType))
        {
            var definition = contract.GetGenericTypeDefinition();
            if (definition == typeof(IRequestHandler<,>) || definition == typeof(IValidator<>)) services.AddTransient(contract, type);
            if (definition == typeof(IHandleEvent<>)) RegisterEventHandler(services, type, contract.GetGenericArguments()[0]);
            if (definition == typeof(IBefore<>))
            {
                services.AddScoped(type);
                services.AddScoped(contract, p => p.GetRequiredService(type));
            }
        }
        if (type.GetCustomAttribute<EveryAttribute>() is { } every) services.AddTransient(type).AddSingleton(new JobInfo(type, every));
    }

    private static void RegisterEventHandler(IServiceCollection services, Type handler, Type happened)
    {
        services.AddTransient(handler);
        services.AddSingleton(new EventHandlerInfo(OutboxMessage.NameOf(happened), happened, handler));
    }
}

/// <summary>One process may build models for both engines (tests do).</summary>
internal sealed class ModelPerProvider : IModelCacheKeyFactory
{
    public object Create(DbContext context, bool designTime) => (context.GetType(), designTime, context.Database.ProviderName);
}
