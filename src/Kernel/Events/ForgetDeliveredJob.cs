using SmartPark.Kernel.Jobs;
using SmartPark.Kernel.Persistence;
using SmartPark.Kernel.UseCases;

namespace SmartPark.Kernel.Events;

/// <summary>Keeps the machinery's own tables from growing without end: delivered events, proofs of delivery and answers kept for repeats, of all modules.</summary>
[Every(3600)]
internal sealed class ForgetDeliveredJob(ModuleRegistry modules, OutboxStore store) : IJob
{
    public async Task RunAsync(IUseCases useCases, CancellationToken ct)
    {
        foreach (var module in modules.All) await store.ForgetAsync(module, ct);
        await useCases.SendAsync(new ForgetKeptAnswers(), ct);
    }
}
