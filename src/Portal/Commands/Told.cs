using SmartPark.Kernel.Results;

namespace SmartPark.Portal.Commands;

/// <summary>Refusals in the words of the command line.</summary>
internal static class Told
{
    private const int Refused = 1;

    /// <summary>Prints all texts of a refusal, a line each.</summary>
    /// <returns>Exit code.</returns>
    public static async Task<int> WhyAsync(IServiceProvider services, Refusal refusal)
    {
        var texts = services.GetRequiredService<RefusalTexts>();
        foreach (var one in refusal.All()) await Console.Error.WriteLineAsync(texts.For(one));
        return Refused;
    }
}
