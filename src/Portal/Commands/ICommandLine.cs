namespace SmartPark.Portal.Commands;

/// <summary>One command of the command line.</summary>
internal interface ICommandLine
{
    /// <summary>The words that call it, <c>audit verify</c>.</summary>
    string Words { get; }

    /// <summary>Its line in the help: options, then what it does.</summary>
    string Help { get; }

    /// <summary>True when it writes, so that no other process may use the data directory.</summary>
    bool Writes { get; }

    /// <summary>Does it.</summary>
    /// <returns>Exit code.</returns>
    Task<int> RunAsync(Arguments arguments, IServiceProvider services, CancellationToken ct);
}
