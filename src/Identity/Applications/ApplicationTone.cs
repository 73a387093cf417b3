using SmartPark.Face;

namespace SmartPark.Identity.Applications;

/// <summary>What the state of an application means to its reader.</summary>
internal static class ApplicationTone
{
    public static Tone Of(ApplicationState state) => state switch
    {
        ApplicationState.Filed => Tone.Warning,
        ApplicationState.Approved => Tone.Info,
        ApplicationState.Opened => Tone.Good,
        _ => Tone.Danger,
    };
}
