using System.Globalization;
using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using Radzen;
using SmartPark.Face;

namespace SmartPark.Portal.Tests.Face;

/// <summary>A page of the workbench with a fixed clock, in the language asked for.</summary>
public abstract class FaceContext : BunitContext
{
    protected static readonly DateTimeOffset Now = new(2026, 11, 22, 6, 5, 33, TimeSpan.Zero);

    protected FaceContext(Action<IServiceCollection>? more = null)
    {
        Speak("zh-CN");
        JSInterop.Mode = JSRuntimeMode.Loose;
        Services.AddSingleton<TimeProvider>(new FixedClock());
        Services.AddRadzenComponents();
        Services.AddFaceComponents();
        more?.Invoke(Services);
        SetRendererInfo(new RendererInfo("Server", true));
    }

    protected NavigationManager Navigation => Services.GetRequiredService<NavigationManager>();

    protected static void Speak(string culture) => CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = new(culture);

    private sealed class FixedClock : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => Now;
    }
}
