namespace SmartPark.Portal.Demo;

/// <summary>What every part of the loading needs.</summary>
internal sealed record DemoSet(DemoStage Stage, DemoCast Cast, DemoContent Content, DemoClock Clock);
