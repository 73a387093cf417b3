using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.Extensions.DependencyInjection;
using SmartPark.Kernel;
using SmartPark.Kernel.Persistence;
using SmartPark.Kernel.Tenancy;

namespace SmartPark.Isolation.Tests;

/// <summary>Takes the owner filters out of a model: the planted fault that the row facts must see.</summary>
internal sealed class WithoutFilters(ModelCustomizerDependencies dependencies) : RelationalModelCustomizer(dependencies)
{
    public override void Customize(ModelBuilder modelBuilder, DbContext context)
    {
        base.Customize(modelBuilder, context);
        foreach (var entity in modelBuilder.Model.GetEntityTypes().Where(e => e.GetDeclaredQueryFilters().Count > 0)) entity.SetQueryFilter(OwnershipKinds.FilterName, null);
    }
}

/// <summary>Opens module contexts in a scope of choice, whole or with the planted fault.</summary>
internal static class Contexts
{
    public static ModuleDb Open(IServiceProvider services, ModuleInfo module, DataScope scope, bool withoutFilters)
    {
        services.GetRequiredService<DataScopeHolder>().Scope = scope;
        if (!withoutFilters) return (ModuleDb)services.GetRequiredService(module.DbType);
        var builder = (DbContextOptionsBuilder)Activator.CreateInstance(typeof(DbContextOptionsBuilder<>).MakeGenericType(module.DbType))!;
        ModuleSetup.Configure(services, builder);
        builder.ReplaceService<IModelCustomizer, WithoutFilters>();
        return (ModuleDb)ActivatorUtilities.CreateInstance(services, module.DbType, builder.Options);
    }
}
