using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using SmartPark.Kernel;
using SmartPark.Kernel.Events;
using SmartPark.Kernel.Persistence;
using SmartPark.Kernel.Results;
using SmartPark.Kernel.Tenancy;
using SmartPark.Kernel.UseCases;
using SmartPark.Testing.Databases;

namespace SmartPark.Testing.Calls;

/// <summary>The kernel with chosen modules on a real database, without a web host: requests go through the whole pipeline.</summary>
public sealed class ModuleHost : IAsyncDisposable
{
    private readonly TestDatabase _database;

    private ModuleHost(TestDatabase database, ServiceProvider services) => (_database, Services) = (database, services);

    /// <summary>All services.</summary>
    public ServiceProvider Services { get; }

    /// <summary>The clock everything reads.</summary>
    public TestClock Clock => (TestClock)Services.GetRequiredService<TimeProvider>();

    /// <summary>Who may call.</summary>
    public TestCallers Callers => Services.GetRequiredService<TestCallers>();

    /// <summary>Where the database is.</summary>
    public DatabaseOptions Database => _database.Options;

    /// <summary>Builds the host and brings the database up to date.</summary>
    public static async Task<ModuleHost> StartAsync(DatabaseProvider provider, Action<IServiceCollection> modules)
    {
        var database = new TestDatabase(provider);
        var services = new ServiceCollection();
        services.AddSingleton<TimeProvider>(new TestClock()).AddSingleton<TestCallers>();
        services.AddLogging(l => l.SetMinimumLevel(LogLevel.Warning));
        services.AddKernel(database.Options);
        modules(services);
        services.AddSingleton<ICallers>(p => p.GetRequiredService<TestCallers>()).AddSingleton<ITicketSource>(p => p.GetRequiredService<TestCallers>());
        var host = new ModuleHost(database, services.BuildServiceProvider(new ServiceProviderOptions { ValidateScopes = true }));
        await host.Services.GetRequiredService<DatabaseStart>().MigrateAsync(CancellationToken.None);
        return host;
    }

    /// <summary>Sends a request as somebody.</summary>
    public Task<Result<T>> SendAsync<T>(Ticket ticket, IUseCase<T> request) => TestCallers.AsAsync(ticket, async () =>
    {
        await using var scope = Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<IUseCases>().SendAsync(request, CancellationToken.None);
    });

    /// <summary>Delivers the events that wait in the outboxes, and those that follow from them.</summary>
    public async Task DeliverAsync()
    {
        var dispatcher = Services.GetRequiredService<Dispatcher>();
        while (await dispatcher.RunOnceAsync(CancellationToken.None) > 0) { }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await Services.DisposeAsync();
        _database.Dispose();
    }
}
