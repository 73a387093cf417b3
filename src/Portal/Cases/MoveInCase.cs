using System.Text.Json;
using SmartPark.Identity.Applications;
using SmartPark.Kernel.Events;
using SmartPark.Kernel.Tenancy;
using SmartPark.Kernel.UseCases;
using SmartPark.Workflows.Instances;
using SmartPark.Workflows.Services;

namespace SmartPark.Portal.Cases;

/// <summary>The process of an enterprise's move-in: begun by its application, and able to approve or refuse it. A park that has taken the process out of use decides on the page alone.</summary>
internal static class MoveInCase
{
    public const string Key = "enterprise-move-in";
    public const string Approves = "portal.approve-application";
    public const string Refuses = "portal.refuse-application";

    public const string Noun = "application";

    public static string Subject(Guid application) => $"{Noun}:{application}";
}

/// <summary>An application begins the process.</summary>
internal sealed class WhenApplicationFiled : IHandleEvent<ApplicationFiled>
{
    public Task HandleAsync(ApplicationFiled happened, IUseCases useCases, CancellationToken ct)
    {
        var values = JsonSerializer.Serialize(new Dictionary<string, string> { ["name"] = happened.Company, ["uscc"] = happened.Uscc, ["industry"] = happened.IndustryCode, ["contact"] = happened.ContactName, ["phone"] = happened.ContactPhone });
        return useCases.SendAsync(new BeginProcess(MoveInCase.Key, MoveInCase.Subject(happened.ApplicationId), "", values, happened.FiledBy ?? PersonId.None, happened.ContactName, happened.Park), ct);
    }
}

/// <summary>The process decides on the application.</summary>
internal sealed class WhenMoveInServed : IHandleEvent<ServiceCalled>
{
    public async Task HandleAsync(ServiceCalled happened, IUseCases useCases, CancellationToken ct)
    {
        if (happened.Handler is not (MoveInCase.Approves or MoveInCase.Refuses)) return;
        var id = happened.About(MoveInCase.Noun) ?? Guid.Empty;
        var decided = happened.Handler == MoveInCase.Approves
            ? await useCases.SendAsync(new ApproveApplication(id), ct)
            : await useCases.SendAsync(new RefuseApplication(id, happened.Text("_comment", RefuseApplication.LongestReason) is { Length: > 0 } reason ? reason : "未通过园区审核"), ct);
        if (decided.Refusal is { } refusal) await useCases.SendAsync(new FailService(happened.InstanceId, happened.Token, refusal.Code), ct);
    }
}

/// <summary>The application was approved, by the process or on the page.</summary>
internal sealed class WhenMoveInApproved : IHandleEvent<ApplicationApproved>
{
    public Task HandleAsync(ApplicationApproved happened, IUseCases useCases, CancellationToken ct) =>
        useCases.SendAsync(new SettleCase(MoveInCase.Key, MoveInCase.Subject(happened.ApplicationId), MoveInCase.Approves, "approved"), ct);
}

/// <summary>The application was refused, by the process or on the page.</summary>
internal sealed class WhenMoveInRefused : IHandleEvent<ApplicationRefused>
{
    public Task HandleAsync(ApplicationRefused happened, IUseCases useCases, CancellationToken ct) =>
        useCases.SendAsync(new SettleCase(MoveInCase.Key, MoveInCase.Subject(happened.ApplicationId), MoveInCase.Refuses, "rejected"), ct);
}
