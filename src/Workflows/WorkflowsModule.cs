using Microsoft.Extensions.DependencyInjection;
using SmartPark.Kernel;
using SmartPark.Kernel.Files;
using SmartPark.Kernel.Http;
using SmartPark.Kernel.Results;
using SmartPark.Kernel.UseCases;
using SmartPark.Workflows.Approvers;
using SmartPark.Workflows.Calendars;
using SmartPark.Workflows.Definitions;
using SmartPark.Workflows.Forms;
using SmartPark.Workflows.Instances;
using SmartPark.Workflows.StandIns;
using SmartPark.Workflows.Tasks;

namespace SmartPark.Workflows;

/// <summary>Processes: a BPMN 2.0 engine with tasks for people, an inbox, forms and a designer. Knows no business module: they hear its events and register handlers of service tasks.</summary>
public static class WorkflowsModule
{
    /// <summary>Registers the module; the kernel, Identity and the Face come before it.</summary>
    public static void Add(IServiceCollection services)
    {
        services.AddModule<WorkflowsDb>("workflows", WorkflowsPermissions.All);
        services.AddSingleton(new RefusalSource(typeof(WorkflowsRefusals)));
        services.AddSingleton(new RefusalSource(typeof(FormText)));
        services.AddSingleton<ModelShelf>();
        services.AddScoped<IPrefill, TenantPrefill>();
        services.AddScoped<IFileGuard, CaseFileGuard>();
        services.AddScoped<Colleagues>().AddScoped<Finder>().AddScoped<TaskDesk>().AddScoped<TaskDoor>().AddScoped<InstanceRoom>().AddScoped<Starter>();
    }

    /// <summary>The HTTP twins of everything the pages do, under <c>/api/v1</c>.</summary>
    public static void Map(Api api) => api
        .Query<FindDefinitions, IReadOnlyList<DefinitionRow>>("/workflows/definitions")
        .Query<DefinitionVersions, IReadOnlyList<DefinitionRow>>("/workflows/definitions/versions")
        .Query<GetDefinition, DefinitionView>("/workflows/definitions/{definitionId}")
        .Command<SaveDefinition, Guid>("/workflows/definitions", "PUT")
        .Command<CopyDefinition, Guid>("/workflows/definitions/copies")
        .Command<PublishDefinition>("/workflows/definitions/{definitionId}/publish")
        .Command<RetireDefinition>("/workflows/definitions/{definitionId}/retire")
        .Command<CheckDocument, DocumentCheck>("/workflows/definitions/check")
        .Command<StartProcess, Guid>("/workflows/instances")
        .Query<GetInstance, CaseView>("/workflows/instances/{instanceId}")
        .Query<FindInstances, Page<InstanceRow>>("/workflows/instances")
        .Query<MyInstances, Page<InstanceRow>>("/workflows/instances/started")
        .Query<MyCopies, Page<CopyRow>>("/workflows/copies")
        .Command<ReadCopy>("/workflows/copies/{instanceId}/read")
        .Command<UrgeInstance>("/workflows/instances/{instanceId}/urge")
        .Command<CommentInstance>("/workflows/instances/{instanceId}/comments")
        .Command<CopyInstance>("/workflows/instances/{instanceId}/copies")
        .Command<WithdrawInstance>("/workflows/instances/{instanceId}/withdraw")
        .Command<SuspendInstance>("/workflows/instances/{instanceId}/suspend")
        .Command<ResumeInstance>("/workflows/instances/{instanceId}/resume")
        .Command<StopInstance>("/workflows/instances/{instanceId}/stop")
        .Command<RetryToken>("/workflows/instances/{instanceId}/tokens/{token}/retry")
        .Command<MoveToken>("/workflows/instances/{instanceId}/tokens/{token}/move")
        .Command<PreviewMove, MovePreview>("/workflows/definitions/{from}/moves/preview")
        .Command<MoveInstances, int>("/workflows/definitions/{from}/moves")
        .Query<FindCase, CaseRow?>("/workflows/cases")
        .Query<StepTimes, ProcessTimes>("/workflows/times")
        .Query<FindTasks, Page<TaskRow>>("/workflows/tasks")
        .Query<InboxCounts, InboxCount>("/workflows/tasks/counts")
        .Query<GetTask, TaskView>("/workflows/tasks/{taskId}")
        .Command<DecideTask>("/workflows/tasks/{taskId}/decision")
        .Command<TransferTask>("/workflows/tasks/{taskId}/transfer")
        .Command<DelegateTask>("/workflows/tasks/{taskId}/delegate")
        .Command<ResolveTask>("/workflows/tasks/{taskId}/resolve")
        .Command<ReturnTask>("/workflows/tasks/{taskId}/return")
        .Command<TakeBackTask>("/workflows/tasks/{taskId}/takeback")
        .Command<AddSigner>("/workflows/tasks/{taskId}/signers")
        .Command<RemoveSigner>("/workflows/tasks/{taskId}/signers/remove")
        .Command<NameStandIn, Guid>("/workflows/stand-ins")
        .Query<MyStandIns, IReadOnlyList<StandInRow>>("/workflows/stand-ins")
        .Command<EndStandIn>("/workflows/stand-ins/{standInId}", "DELETE")
        .Query<GetCalendar, CalendarView>("/workflows/calendar")
        .Command<ChangeCalendar>("/workflows/calendar", "PUT")
        .Query<Startable, IReadOnlyList<StartableRow>>("/workflows/startable")
        .Query<GetStart, StartView>("/workflows/startable/{definitionId}")
        .Query<ListServices, IReadOnlyList<Services.ServiceTaskInfo>>("/workflows/services")
        .Query<ListTemplates, IReadOnlyList<TemplateRow>>("/workflows/templates");
}
