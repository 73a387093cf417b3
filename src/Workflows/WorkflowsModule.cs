using Microsoft.Extensions.DependencyInjection;
using SmartPark.Kernel;
using SmartPark.Kernel.Http;
using SmartPark.Kernel.Results;
using SmartPark.Workflows.Approvers;
using SmartPark.Workflows.Definitions;
using SmartPark.Workflows.Instances;
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
        services.AddSingleton<ModelShelf>();
        services.AddScoped<Colleagues>().AddScoped<Finder>().AddScoped<TaskDesk>().AddScoped<InstanceRoom>().AddScoped<Starter>();
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
        .Query<Startable, IReadOnlyList<StartableRow>>("/workflows/startable")
        .Query<ListTemplates, IReadOnlyList<TemplateRow>>("/workflows/templates");
}
