using SmartPark.Kernel.Results;

namespace SmartPark.Portal.Commands;

/// <summary>Refusals in the words of the command line.</summary>
internal static class Told
{
    /// <summary>All texts of a refusal, a line each.</summary>
    public static string Why(IServiceProvider services, Refusal refusal)
    {
        var texts = services.GetRequiredService<RefusalTexts>();
        return string.Join(Environment.NewLine, refusal.All().Select(r => texts.For(r)));
    }
}
