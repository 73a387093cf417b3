using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using SmartPark.Kernel.Results;

namespace SmartPark.Face;

/// <summary>Registers what the shared components need.</summary>
public static class FaceServices
{
    /// <summary>Localization, the park's clock, refusal texts and toasts. Radzen's own services are registered by the host.</summary>
    public static IServiceCollection AddFaceComponents(this IServiceCollection services)
    {
        services.AddLocalization();
        services.AddOptions<ParkTimeOptions>();
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<ParkTime>();
        services.TryAddSingleton<RefusalTexts>();
        services.TryAddScoped<Toasts>();
        return services;
    }
}
