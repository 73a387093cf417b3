using Microsoft.Data.Sqlite;
using Npgsql;
using SmartPark.Kernel.Results;

namespace SmartPark.Kernel.Persistence;

/// <summary>Tells a broken machine from a bug: a full disk, a database that does not answer. People can do something about these, so they are told which.</summary>
public static class MachineFault
{
    private const int SqliteBusy = 5;
    private const int SqliteIoError = 10;
    private const int SqliteFull = 13;
    private const int SqliteCannotOpen = 14;

    // errno as .NET hands it on: ENOSPC, EDQUOT
    private const int NoSpace = 28;
    private const int QuotaExceeded = 122;

    /// <summary>The refusal for an exception, <c>machine.disk-full</c> or <c>machine.database-away</c>; null when it is neither.</summary>
    public static Refusal? Of(Exception? exception)
    {
        for (var e = exception; e is not null; e = e.InnerException)
        {
            if (CodeOf(e) is { } code) return new Refusal(code);
        }
        return null;
    }

    private static string? CodeOf(Exception e) => e switch
    {
        SqliteException { SqliteErrorCode: SqliteFull } => "machine.disk-full",
        SqliteException { SqliteErrorCode: SqliteBusy or SqliteIoError or SqliteCannotOpen } => "machine.database-away",
        PostgresException { SqlState: PostgresErrorCodes.DiskFull } => "machine.disk-full",
        PostgresException p => p.SqlState.StartsWith("08", StringComparison.Ordinal) || p.SqlState.StartsWith("57P", StringComparison.Ordinal) || p.SqlState == PostgresErrorCodes.TooManyConnections ? "machine.database-away" : null,
        NpgsqlException => "machine.database-away",
        IOException io when (io.HResult & 0xFFFF) is NoSpace or QuotaExceeded => "machine.disk-full",
        _ => null,
    };
}
