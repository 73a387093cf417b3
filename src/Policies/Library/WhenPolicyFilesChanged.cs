using SmartPark.Kernel.Events;
using SmartPark.Kernel.Files;
using SmartPark.Kernel.UseCases;

namespace SmartPark.Policies.Library;

/// <summary>Files of a policy are seen by its readers, and by nobody else.</summary>
internal sealed class WhenPolicyFilesChanged : IHandleEvent<PolicyFilesChanged>
{
    public Task HandleAsync(PolicyFilesChanged happened, IUseCases useCases, CancellationToken ct) =>
        useCases.SendAsync(new UseFiles("policy:" + happened.PolicyId, happened.Files, happened.Audience, happened.Visible), ct);
}
