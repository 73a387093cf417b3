using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using SmartPark.Identity;
using SmartPark.Kernel;
using SmartPark.Kernel.Events;
using SmartPark.Kernel.Persistence;
using SmartPark.Kernel.Tenancy;
using SmartPark.Kernel.Results;
using SmartPark.Kernel.UseCases;
using SmartPark.Portal.Messages;
using SmartPark.Portal.Sites;
using SmartPark.Testing.Databases;

namespace SmartPark.Portal.Tests;

/// <summary>The portal behind the real pipeline on a SQLite file of its own, with people and a clock the test chooses.</summary>
public sealed class PortalHost : IAsyncDisposable
{
    public static readonly DateTimeOffset Start = new(2026, 3, 2, 2, 0, 0, TimeSpan.Zero);
    private readonly string _directory = Path.Combine(Path.GetTempPath(), "portal-tests-" + Guid.NewGuid().ToString("N"));
    private readonly ServiceProvider _services;

    private PortalHost(Dictionary<string, string?> settings, Action<IServiceCollection>? more)
    {
        System.IO.Directory.CreateDirectory(_directory);
        var services = new ServiceCollection();
        services.AddLogging(l => l.SetMinimumLevel(LogLevel.None));
        services.AddSingleton<IConfiguration>(new ConfigurationBuilder().AddInMemoryCollection(settings).Build());
        services.AddSingleton<TimeProvider>(Clock);
        services.AddKernel(Database());
        PortalModule.Add(services);
        services.AddScoped<CurrentTicket>().AddScoped<ITicketSource, TestTickets>().AddSingleton<IRecipientLookup>(People);
        IdentityModule.Add(services);
        services.AddSingleton<ICallers>(People);
        more?.Invoke(services);
        _services = services.BuildServiceProvider(new ServiceProviderOptions { ValidateScopes = true });
    }

    public TestClock Clock { get; } = new(Start);

    public TestPeople People { get; } = new();

    public TenantId Park { get; } = TenantId.New();

    public TenantId OtherPark { get; } = TenantId.New();

    public TenantId Enterprise { get; } = TenantId.New();

    public TenantId OtherEnterprise { get; } = TenantId.New();

    public IServiceProvider Services => _services;

    public static async Task<PortalHost> StartAsync(Dictionary<string, string?>? settings = null, Action<IServiceCollection>? more = null)
    {
        var host = new PortalHost(settings ?? [], more);
        var gate = host._services.GetRequiredService<SqliteGate>();
        await host._services.GetRequiredService<DatabaseStart>().MigrateAsync(CancellationToken.None);
        await gate.KeepOpenAsync(CancellationToken.None);
        host.People.Open(host.Park, TenantKinds.Park, host.Park);
        host.People.Open(host.OtherPark, TenantKinds.Park, host.OtherPark);
        host.People.Open(host.Enterprise, TenantKinds.Enterprise, host.Park);
        host.People.Open(host.OtherEnterprise, TenantKinds.Enterprise, host.Park);
        (await host.SystemAsync(new OpenSite("north", "北园"), host.Park)).Require();
        (await host.SystemAsync(new OpenSite("south", "南园"), host.OtherPark)).Require();
        return host;
    }

    /// <summary>A new person of a tenant in a built-in role, ready to send requests.</summary>
    public TestPerson Person(TenantId tenant, string role, string name = "张三") => People.Add(this, tenant, role, name, _services.GetRequiredService<PermissionCatalogue>());

    public TestPerson Manager(TenantId? park = null) => Person(park ?? Park, BuiltInRole.ParkManager, "李经理");

    public TestPerson Editor() => Person(Park, BuiltInRole.Editor, "王编辑");

    public TestPerson Desk() => Person(Park, BuiltInRole.ServiceDesk, "赵受理");

    public TestPerson Boss(TenantId? enterprise = null) => Person(enterprise ?? Enterprise, BuiltInRole.Administrator, "钱企业");

    public Task<Result<T>> VisitorAsync<T>(IUseCase<T> request) => SendAsync(Ticket.Visitor, request);

    public Task<Result<T>> SystemAsync<T>(IUseCase<T> request, TenantId? tenant) => _services.GetRequiredService<SystemCalls>().SendAsync(request, tenant);

    public async Task<Result<T>> SendAsync<T>(Ticket ticket, IUseCase<T> request)
    {
        await using var scope = _services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentTicket>().Ticket = ticket;
        return await scope.ServiceProvider.GetRequiredService<IUseCases>().SendAsync(request, TestContext.Current.CancellationToken);
    }

    /// <summary>Delivers events until none is left.</summary>
    public async Task DeliverAsync()
    {
        var type = typeof(IEvent).Assembly.GetType("SmartPark.Kernel.Events.Dispatcher", throwOnError: true)!;
        var run = type.GetMethod("RunOnceAsync")!;
        var dispatcher = _services.GetRequiredService(type);
        while (await (Task<int>)run.Invoke(dispatcher, [TestContext.Current.CancellationToken])! > 0) { }
    }

    /// <summary>Runs a job once, as its clock would.</summary>
    public async Task RunAsync<TJob>() where TJob : class, Kernel.Jobs.IJob
    {
        await using var scope = _services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentTicket>().Ticket = Ticket.System(null);
        await scope.ServiceProvider.GetRequiredService<TJob>().RunAsync(scope.ServiceProvider.GetRequiredService<IUseCases>(), TestContext.Current.CancellationToken);
    }

    /// <summary>SQLite; with the environment variable <c>PORTAL_TESTS=postgres</c> the same facts run on a real PostgreSQL.</summary>
    private DatabaseOptions Database() => Environment.GetEnvironmentVariable("PORTAL_TESTS") == "postgres"
        ? new(DatabaseProvider.Postgres, PostgresServer.Shared.CreateDatabase(), _directory)
        : new(DatabaseProvider.Sqlite, new SqliteConnectionStringBuilder { DataSource = Path.Combine(_directory, "smartpark.db"), ForeignKeys = true }.ToString(), _directory);

    /// <summary>Makes the dispatcher believe that no event was delivered, as after a crash before its last step.</summary>
    public async Task ForgetDeliveriesAsync()
    {
        await using var scope = _services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<DataScopeHolder>().Scope = DataScope.Everything;
        var db = scope.ServiceProvider.GetRequiredService<PortalDb>();
        await using var held = await _services.GetRequiredService<SqliteGate>().EnterAsync(TestContext.Current.CancellationToken);
        SqliteGate.Adopt(held);
        await db.Database.ExecuteSqlRawAsync(
            db.Database.IsNpgsql() ? "update portal.outbox set delivered_at = null, next_attempt_at = null" : "update portal_outbox set delivered_at = null, next_attempt_at = null",
            TestContext.Current.CancellationToken);
    }

    /// <summary>Reads rows of all tenants.</summary>
    internal async Task<T> LookAsync<T>(Func<PortalDb, Task<T>> look)
    {
        await using var scope = _services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<DataScopeHolder>().Scope = DataScope.Everything;
        return await look(scope.ServiceProvider.GetRequiredService<PortalDb>());
    }

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        SqliteConnection.ClearAllPools();
        System.IO.Directory.Delete(_directory, recursive: true);
    }
}
