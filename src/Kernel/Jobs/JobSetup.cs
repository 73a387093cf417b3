using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;
using Quartz;
using SmartPark.Kernel.Persistence;
using SmartPark.Kernel.UseCases;

namespace SmartPark.Kernel.Jobs;

/// <summary>Quartz: clustered and persistent on PostgreSQL, in memory on SQLite, where one process is all there is and a second writer is not allowed.</summary>
internal static class JobSetup
{
    public static void AddJobs(this IServiceCollection services, DatabaseOptions database)
    {
        services.AddQuartz(q =>
        {
            q.ConfigureScheduler(o => { o.InstanceName = "smartpark"; o.InstanceId = Environment.MachineName + "-" + Environment.ProcessId; });
            if (!database.IsPostgres) q.UseInMemoryStore(_ => { });
            else
            {
                q.UsePersistentStore(s =>
                {
                    s.UsePostgres(NpgsqlFactory.Instance, database.ConnectionString);
                    s.ProvisionSchema();
                    s.ConfigureStore(o => { o.TablePrefix = "qrtz_"; o.UseBackgroundThreads = true; });
                    s.UseClustering(c => { c.CheckinInterval = TimeSpan.FromSeconds(5); c.CheckinMisfireThreshold = TimeSpan.FromSeconds(10); });
                });
            }
            q.UseDefaultThreadPool(4);
        });
        services.AddTransient<RunJob>();
        services.AddHostedService<JobScheduler>();
    }
}

/// <summary>Runs one of our jobs when Quartz says so.</summary>
[DisallowConcurrentExecution]
internal sealed class RunJob(IEnumerable<JobInfo> jobs, SystemCalls calls, IServiceProvider services, ILogger<RunJob> log) : Quartz.IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken)
    {
        var name = context.JobDetail.Key.Name;
        if (jobs.FirstOrDefault(j => j.Type.Name == name) is not { } info) return;
        try
        {
            var job = (IJob)services.GetRequiredService(info.Type);
            await calls.RunAsync(null, null, async useCases => { await job.RunAsync(useCases, cancellationToken); return true; });
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            log.LogError(e, "job {Job} failed; it runs again at its next time", name);
        }
    }
}

/// <summary>Starts the scheduler once the database is ready and sees that every job has its trigger.</summary>
internal sealed class JobScheduler(ISchedulerFactory factory, IEnumerable<JobInfo> jobs, ILogger<JobScheduler> log) : IHostedService
{
    private IScheduler? _scheduler;

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        _scheduler = await factory.GetScheduler(cancellationToken);
        foreach (var job in jobs)
        {
            try { await ScheduleAsync(job, cancellationToken); }
            catch (ObjectAlreadyExistsException) { log.LogDebug("{Job} was scheduled by another node at this moment", job.Type.Name); }
        }
        await _scheduler.Start(cancellationToken);
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        if (_scheduler is not null) await _scheduler.Shutdown(true, cancellationToken);
    }

    private async Task ScheduleAsync(JobInfo job, CancellationToken ct)
    {
        var key = new JobKey(job.Type.Name, "smartpark");
        var trigger = TriggerBuilder.Create().WithIdentity(job.Type.Name, "smartpark")
            .WithSimpleSchedule(x => x.WithInterval(TimeSpan.FromSeconds(job.Every.Seconds)).RepeatForever()).Build();
        if (await _scheduler!.Exists(key, ct)) await _scheduler.RescheduleJob(trigger.Key, trigger, ct);
        else await _scheduler.ScheduleJob(JobBuilder.Create<RunJob>().WithIdentity(key).Build(), trigger, cancellationToken: ct);
    }
}
