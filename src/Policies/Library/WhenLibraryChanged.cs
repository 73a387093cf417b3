using SmartPark.Kernel.Events;
using SmartPark.Kernel.Live;
using SmartPark.Kernel.UseCases;

namespace SmartPark.Policies.Library;

/// <summary>Tells every node to read its search index anew, and open editors that somebody saved.</summary>
internal sealed class WhenLibraryChanged(ILive live) : IHandleEvent<LibraryChanged>
{
    public const string Topic = "policies:changed";

    public static string TopicOf(Guid policy) => "policies:changed:" + policy;

    public Task HandleAsync(LibraryChanged happened, IUseCases useCases, CancellationToken ct)
    {
        live.Publish(Topic, happened.PolicyId?.ToString() ?? "");
        if (happened.PolicyId is { } policy) live.Publish(TopicOf(policy), happened.Version.ToString(System.Globalization.CultureInfo.InvariantCulture));
        return Task.CompletedTask;
    }
}
