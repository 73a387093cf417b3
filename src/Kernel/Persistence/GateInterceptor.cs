using Microsoft.EntityFrameworkCore.Diagnostics;

namespace SmartPark.Kernel.Persistence;

/// <summary>On SQLite nothing is saved but by the holder of the write gate.</summary>
internal sealed class GateInterceptor(SqliteGate gate) : SaveChangesInterceptor
{
    public override ValueTask<InterceptionResult<int>> SavingChangesAsync(DbContextEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default) =>
        gate.Entered ? ValueTask.FromResult(result) : throw new InvalidOperationException("a write outside the gate: send a command");
}
