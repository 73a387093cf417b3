using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using SmartPark.Kernel.Results;
using SmartPark.Kernel.Tenancy;
using SmartPark.Kernel.UseCases;
using SmartPark.Portal.Demo;
using SmartPark.Portal.Hosting;

namespace SmartPark.Portal.Tests.Demo;

/// <summary>The demo park, loaded once into a SQLite file of its own by the host's own registration.</summary>
public sealed class LoadedPark : IAsyncLifetime
{
    private static readonly AsyncLocal<Ticket?> Acting = new();
    private readonly string _directory = System.IO.Directory.CreateTempSubdirectory("smartpark-demo-").FullName;
    private WebApplication _app = null!;

    /// <summary>The portal's settings on this data.</summary>
    internal string[] Settings => ["--environment=Development", "--SmartPark:DataDirectory=" + _directory];

    internal IServiceProvider Services => _app.Services;

    internal DemoState Before { get; private set; }

    internal TimeSpan Took { get; private set; }

    public async ValueTask InitializeAsync()
    {
        var builder = WebNode.Builder(Settings);
        builder.Services.RemoveAll<ITicketSource>().AddSingleton<ITicketSource>(new Tickets());
        _app = builder.Build();
        (Before, Took) = await DemoHost.LoadAsync(Settings, Services, CancellationToken.None);
    }

    /// <summary>Sends a request with a session key, or with null as a visitor.</summary>
    internal async Task<Result<T>> SendAsync<T>(string? session, IUseCase<T> request)
    {
        Acting.Value = session is null ? Ticket.Visitor : new Ticket(TicketKind.Session, session);
        await using var scope = Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<IUseCases>().SendAsync(request, CancellationToken.None);
    }

    internal async Task<T> AsSystemAsync<T>(TenantId? tenant, IUseCase<T> request) =>
        (await Services.GetRequiredService<SystemCalls>().SendAsync(request, tenant, CancellationToken.None)).Require();

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        System.IO.Directory.Delete(_directory, recursive: true);
    }

    private sealed class Tickets : ITicketSource
    {
        public ValueTask<Ticket> CurrentAsync(CancellationToken ct) => ValueTask.FromResult(Acting.Value ?? Ticket.Visitor);
    }
}
