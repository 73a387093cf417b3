using Microsoft.Extensions.DependencyInjection;
using SmartPark.Face;
using SmartPark.Kernel;
using SmartPark.Kernel.Http;
using SmartPark.Kernel.Results;
using SmartPark.Kernel.UseCases;
using SmartPark.Policies.Drafts;
using SmartPark.Policies.Finding;
using SmartPark.Policies.Imports;
using SmartPark.Policies.Library;
using SmartPark.Policies.Topics;

namespace SmartPark.Policies;

/// <summary>The policy library: structured policies with validity and successors, topics, import, relevance search.</summary>
public static class PoliciesModule
{
    /// <summary>Registers the module; the kernel, Identity and the Face come before it.</summary>
    public static void Add(IServiceCollection services)
    {
        services.AddModule<PoliciesDb>("policies", PoliciesPermissions.All);
        services.AddSingleton(new RefusalSource(typeof(PoliciesRefusals)));
        services.AddSingleton<PolicyIndex>();
        services.AddScoped<ImportDesk>();
    }

    /// <summary>The HTTP twins of everything the pages do, under <c>/api/v1</c>. Files are uploaded and downloaded at <c>/files</c>.</summary>
    public static void Map(Api api) => api
        .Query<SearchPolicies, PolicyFinds>("/policies")
        .Query<LatestPolicies, IReadOnlyList<PolicyRow>>("/policies/latest")
        .Query<CarouselPolicies, IReadOnlyList<PolicyRow>>("/policies/carousel")
        .Query<GetPolicy, PolicyView>("/policies/{policyId}")
        .Query<ListTopics, IReadOnlyList<TopicRow>>("/policies/topics")
        .Query<GetTopic, TopicView>("/policies/topics/{topicId}")
        .Query<FindPolicies, Page<PolicyRow>>("/policies/own")
        .Query<GetPolicyForEdit, PolicyForEdit>("/policies/own/{policyId}")
        .Command<WritePolicy, Guid>("/policies/own")
        .Command<ChangePolicy>("/policies/own/{policyId}", "PUT")
        .Command<PublishPolicy>("/policies/own/{policyId}/publish")
        .Command<WithdrawPolicy>("/policies/own/{policyId}/withdraw")
        .Command<SupersedePolicy>("/policies/own/{policyId}/successor", "PUT")
        .Command<MarkImportant>("/policies/own/{policyId}/important", "PUT")
        .Command<PushPolicy>("/policies/own/{policyId}/push")
        .Query<GetPolicyDraft, KeptDraft>("/policies/drafts")
        .Command<KeepPolicyDraft>("/policies/drafts", "PUT")
        .Command<DropPolicyDraft>("/policies/drafts", "DELETE")
        .Query<FindTopics, IReadOnlyList<TopicRow>>("/policies/own/topics")
        .Command<WriteTopic, Guid>("/policies/own/topics")
        .Query<PreviewPolicyImport, ImportPreview>("/policies/imports/{fileId}/preview")
        .Command<ImportPolicyFile, ImportOutcome>("/policies/imports/{fileId}");
}
