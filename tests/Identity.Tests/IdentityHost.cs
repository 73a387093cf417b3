using System.Globalization;
using System.Reflection;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SmartPark.Identity.People;
using SmartPark.Identity.Sessions;
using SmartPark.Identity.SignIn;
using SmartPark.Identity.Tenants;
using SmartPark.Kernel;
using SmartPark.Kernel.Codes;
using SmartPark.Kernel.Persistence;
using SmartPark.Kernel.Results;
using SmartPark.Kernel.Tenancy;
using SmartPark.Kernel.UseCases;
using SmartPark.Testing.Databases;

namespace SmartPark.Identity.Tests;

/// <summary>The module behind the whole pipeline on a real SQLite file, with a clock that the test moves.</summary>
internal sealed class IdentityHost : IAsyncDisposable
{
    public const string Password = "three calm rivers";
    private static readonly Type Dispatcher = typeof(KernelSetup).Assembly.GetType("SmartPark.Kernel.Events.Dispatcher", true)!;
    private readonly ServiceProvider _services;
    private readonly TestDatabase _database;
    private int _number;

    private IdentityHost(ServiceProvider services, FakeClock clock, TestDatabase database) => (_services, Clock, _database) = (services, clock, database);

    public FakeClock Clock { get; }

    public IServiceProvider Services => _services;

    public static async Task<IdentityHost> StartAsync(Action<IServiceCollection>? more = null, DatabaseProvider provider = DatabaseProvider.Sqlite)
    {
        var database = new TestDatabase(provider);
        var clock = new FakeClock();
        var services = new ServiceCollection();
        Register(services.AddLogging(), clock, database.Options);
        services.AddSingleton<GivenTicket>().AddScoped<ITicketSource>(p => p.GetRequiredService<GivenTicket>());
        more?.Invoke(services);
        var host = new IdentityHost(services.BuildServiceProvider(), clock, database);
        await host.Services.GetRequiredService<DatabaseStart>().MigrateAsync(CancellationToken.None);
        return host;
    }

    /// <summary>Registers the same module over the same database, clock included, for another host.</summary>
    public void Register(IServiceCollection services) => Register(services, Clock, _database.Options);

    private static void Register(IServiceCollection services, FakeClock clock, DatabaseOptions database)
    {
        services.AddSingleton<TimeProvider>(clock).AddKernel(database);
        foreach (var hosted in services.Where(s => s.ServiceType == typeof(Microsoft.Extensions.Hosting.IHostedService)).ToList()) services.Remove(hosted);
        IdentityModule.Add(services);
        services.Configure<PasswordHasherOptions>(o => o.IterationCount = 1000);
    }

    /// <summary>Sends as the platform.</summary>
    public Task<Result<T>> AsSystemAsync<T>(IUseCase<T> request, TenantId? tenant = null) => Services.GetRequiredService<SystemCalls>().SendAsync(request, tenant);

    /// <summary>Sends as whoever holds the session key; null is a visitor.</summary>
    public Task<Result<T>> AsAsync<T>(string? sessionKey, IUseCase<T> request) => WithTicketAsync(sessionKey is null ? Ticket.Visitor : new Ticket(TicketKind.Session, sessionKey), request);

    public async Task<Result<T>> WithTicketAsync<T>(Ticket ticket, IUseCase<T> request, CancellationToken ct = default)
    {
        await using var scope = Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<GivenTicket>().Ticket = ticket;
        return await scope.ServiceProvider.GetRequiredService<IUseCases>().SendAsync(request, ct);
    }

    /// <summary>Delivers events until none is left.</summary>
    public async Task DeliverAsync()
    {
        var dispatcher = Services.GetRequiredService(Dispatcher);
        while (await (Task<int>)Dispatcher.GetMethod("RunOnceAsync", BindingFlags.Public | BindingFlags.Instance)!.Invoke(dispatcher, [CancellationToken.None])! > 0)
        {
        }
    }

    public async Task<TenantId> ParkAsync(string slug = "hunnan") =>
        (await AsSystemAsync(new OpenTenant(TenantSubKind.Park, "浑南智慧园区" + slug, Slug: slug, DivisionCode: "210112"))).Require().TenantId;

    public async Task<TenantId> EnterpriseAsync(TenantId park, string name = "沈阳虚构数控有限公司") =>
        (await AsSystemAsync(new OpenTenant(TenantSubKind.ResidentEnterprise, name, park, Uscc: NextUscc(), IndustryCode: "3421", DivisionCode: "210112"))).Require().TenantId;

    public string NextUscc() => UnifiedCreditCode.Fictional("210112", 1000 + _number++).Value;

    public async Task<PersonId> PersonAsync(TenantId tenant, string email, params string[] roles) =>
        (await AsSystemAsync(new AddPerson(tenant, "测试" + (_number++).ToString(CultureInfo.InvariantCulture), email, roles, Password))).Require();

    /// <summary>Signs in by password and answers the session key.</summary>
    public async Task<string> SignInAsync(string email, string password = Password)
    {
        var outcome = (await AsAsync(null, new SignInWithPassword(email, password, Device.None))).Require();
        return outcome.SessionKey ?? throw new InvalidOperationException($"not signed in: {outcome.State}");
    }

    /// <summary>Makes a person with roles and signs him in.</summary>
    public async Task<string> SignedInAsync(TenantId tenant, string email, params string[] roles)
    {
        await PersonAsync(tenant, email, roles);
        return await SignInAsync(email);
    }

    /// <summary>Reads past all walls, to see what was stored.</summary>
    public async Task<T> LookAsync<T>(Func<IdentityDb, Task<T>> read)
    {
        await using var scope = Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<DataScopeHolder>().Scope = DataScope.Everything;
        return await read(scope.ServiceProvider.GetRequiredService<IdentityDb>());
    }

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        _database.Dispose();
    }
}

/// <summary>Says which ticket the next request carries.</summary>
internal sealed class GivenTicket : ITicketSource
{
    private readonly AsyncLocal<Ticket?> _ticket = new();

    public Ticket Ticket { set => _ticket.Value = value; }

    public ValueTask<Ticket> CurrentAsync(CancellationToken ct) => ValueTask.FromResult(_ticket.Value ?? Kernel.Tenancy.Ticket.Visitor);
}
