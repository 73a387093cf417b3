using MediatR;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using SmartPark.Kernel.Audit;
using SmartPark.Kernel.Events;
using SmartPark.Kernel.Files;
using SmartPark.Kernel.Jobs;
using SmartPark.Kernel.Live;
using SmartPark.Kernel.Persistence;
using SmartPark.Kernel.Results;
using SmartPark.Kernel.Search;
using SmartPark.Kernel.Tenancy;
using SmartPark.Kernel.UseCases;

namespace SmartPark.Kernel;

/// <summary>Registers the kernel.</summary>
public static class KernelSetup
{
    /// <summary>Registers everything the kernel offers. Modules follow with <see cref="ModuleSetup.AddModule{TDb}"/>; the host brings <see cref="ITicketSource"/>, Identity <see cref="ICallers"/>.</summary>
    public static IServiceCollection AddKernel(this IServiceCollection services, DatabaseOptions database)
    {
        services.AddSingleton(database);
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<ModuleRegistry>().AddSingleton<PermissionCatalogue>();
        services.AddModule<KernelDb>("kernel", [.. AuditPermissions.All, .. OperationPermissions.All]);
        services.AddSingleton<RefusalTexts>().AddSingleton(new RefusalSource(typeof(KernelRefusals)));
        AddPipeline(services);
        AddPersistence(services);
        AddEvents(services);
        services.AddSingleton<LiveBus>().AddSingleton<ILive>(p => p.GetRequiredService<LiveBus>()).AddHostedService<PostgresLive>();
        services.AddJobs(database);
        services.AddSingleton<FileArea>();
        services.TryAddSingleton<IVirusScanner, NoVirusScanner>();
        services.AddDataProtection().SetApplicationName("SmartPark");
        services.AddSingleton<ProtectionKeyStore>();
        services.AddOptions<KeyManagementOptions>().Configure<ProtectionKeyStore>((options, store) => options.XmlRepository = store);
        return services;
    }

    private static void AddPipeline(IServiceCollection services)
    {
        services.AddScoped<ServiceFactory>(p => p.GetService!);
        services.AddScoped<IMediator, Mediator>();
        services.AddScoped(typeof(IPipelineBehavior<,>), typeof(TraceBehaviour<,>));
        services.AddScoped(typeof(IPipelineBehavior<,>), typeof(AuthoriseBehaviour<,>));
        services.AddScoped(typeof(IPipelineBehavior<,>), typeof(ValidateBehaviour<,>));
        services.AddScoped(typeof(IPipelineBehavior<,>), typeof(TransactionBehaviour<,>));
        services.AddScoped<CallContext>().AddScoped<IUseCases, UseCaseSender>().AddSingleton<SystemCalls>();
    }

    private static void AddPersistence(IServiceCollection services)
    {
        services.AddSingleton<SqliteGate>().AddSingleton<DatabaseStart>().AddScoped<DataScopeHolder>().AddScoped<UnitOfWork>();
        services.AddSingleton<AuditTrail>().AddScoped<DenialLog>().AddSingleton<SearchIndex>().AddSingleton<IdempotencyStore>();
    }

    private static void AddEvents(IServiceCollection services) =>
        services.AddSingleton<OutboxSignal>().AddSingleton<OutboxStore>().AddScoped<OutboxRetry>().AddSingleton<Dispatcher>().AddHostedService<DispatcherService>();
}
