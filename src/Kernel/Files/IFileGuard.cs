namespace SmartPark.Kernel.Files;

/// <summary>Narrows who may open the files something refers to. Without one, every person of a tenant that sees the file may.</summary>
public interface IFileGuard
{
    /// <summary>Beginning of what refers to the files it guards: <c>process:</c>.</summary>
    string Guards { get; }

    /// <summary>True when the caller may open them.</summary>
    /// <param name="usedBy">What refers to the file.</param>
    /// <param name="ct">Cancels.</param>
    Task<bool> MayOpenAsync(string usedBy, CancellationToken ct);
}
