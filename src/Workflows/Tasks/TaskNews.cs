using SmartPark.Kernel.Events;
using SmartPark.Kernel.Tenancy;
using SmartPark.Kernel.Text;
using SmartPark.Workflows.Instances;

namespace SmartPark.Workflows.Tasks;

/// <summary>The messages that tell people of tasks. Titles are the starter's words, in the language they were written in.</summary>
internal static class TaskNews
{
    public static MessageRequested Given(WorkTask task, IReadOnlyList<PersonId> people) => Of(
        task, "workflow.task", task.Assignee is { } one ? [one, .. people.Where(p => p != one && p == task.OnBehalfOf)] : people, $"请办理：{task.Title}", $"To do: {task.Title}", $"{task.ProcessName} · {task.Name}", false);

    public static MessageRequested Reminded(WorkTask task, IReadOnlyList<PersonId> people) => Of(task, "workflow.reminder", people, $"即将到期：{task.Title}", $"Due soon: {task.Title}", $"{task.ProcessName} · {task.Name}", false);

    public static MessageRequested Overdue(WorkTask task, IReadOnlyList<PersonId> people) => Of(task, "workflow.overdue", people, $"已超时：{task.Title}", $"Overdue: {task.Title}", $"{task.ProcessName} · {task.Name} · {task.AssigneeName}", true);

    public static MessageRequested Urged(WorkTask task, IReadOnlyList<PersonId> people, string by) => Of(task, "workflow.urged", people, $"催办：{task.Title}", $"Please act: {task.Title}", by, true);

    public static MessageRequested Copied(ProcessInstance instance, PersonId person) => new(
        instance.ProviderId, "workflow.copy", new(People: [person]), Both($"抄送：{instance.Title}", $"Copy: {instance.Title}"), new(instance.ProcessName, instance.ProcessName), Links.Instance(instance.Id));

    public static MessageRequested Ended(ProcessInstance instance, string zh, string en, string reason) => new(
        instance.ProviderId, "workflow.ended", new(People: [instance.StartedBy]), Both($"{zh}：{instance.Title}", $"{en}: {instance.Title}"), new(Body(reason, instance.ProcessName), Body(reason, instance.ProcessName)), Links.Instance(instance.Id));

    private static MessageRequested Of(WorkTask task, string kind, IReadOnlyList<PersonId> people, string zh, string en, string body, bool important) => new(
        task.ProviderId, kind, new(People: [.. people.Distinct()]), Both(zh, en), new(body, body), Links.Task(task.Id), important);

    private static BothLanguages Both(string zh, string en) => new(SafeText.Shorten(zh, 200), SafeText.Shorten(en, 200));

    private static string Body(string reason, string name) => SafeText.Shorten(reason.Length > 0 ? reason : name, 500);
}

/// <summary>Addresses of the pages of processes.</summary>
internal static class Links
{
    public const string Inbox = "/w/tasks";

    public static string Task(Guid task) => "/w/tasks/" + task;

    public static string Instance(Guid instance) => "/w/processes/instances/" + instance;
}
