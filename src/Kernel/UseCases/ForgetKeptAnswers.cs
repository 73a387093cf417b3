using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using SmartPark.Kernel.Persistence;
using SmartPark.Kernel.Results;

namespace SmartPark.Kernel.UseCases;

/// <summary>Removes the answers kept for repeated commands when their time is over.</summary>
[SystemOnly]
[PlatformWide("clears answers kept for clients of all tenants")]
public sealed record ForgetKeptAnswers : ICommand<int>;

internal sealed class ForgetKeptAnswersHandler(KernelDb db, TimeProvider clock) : IHandle<ForgetKeptAnswers, int>
{
    public async Task<Result<int>> Handle(ForgetKeptAnswers request, CancellationToken cancellationToken)
    {
        var transaction = db.Database.CurrentTransaction!.GetDbTransaction();
        var table = Sql.Table(Sql.IsPostgres(transaction), "kernel", "idempotency");
        return await Sql.ExecuteAsync(transaction, $"delete from {table} where at < @before", cancellationToken, ("before", clock.GetUtcNow() - IdempotencyStore.Kept));
    }
}
