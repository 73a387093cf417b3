using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using SmartPark.Kernel.Persistence;

namespace SmartPark.Kernel.Events;

/// <summary>Puts a parked event back into delivery inside the running command's transaction, whatever module's outbox holds it.</summary>
internal sealed class OutboxRetry(KernelDb db)
{
    public async Task<bool> PutBackAsync(ModuleInfo module, Guid id, CancellationToken ct)
    {
        DbTransaction transaction = db.Database.CurrentTransaction!.GetDbTransaction();
        var outbox = Sql.Table(Sql.IsPostgres(transaction), module.Name, "outbox");
        return await Sql.ExecuteAsync(transaction, $"update {outbox} set attempts = 0, parked_at = null, next_attempt_at = null where id = @id and parked_at is not null", ct, ("id", id)) == 1;
    }
}
