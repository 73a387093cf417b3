using Microsoft.Extensions.DependencyInjection;
using SmartPark.Face;
using SmartPark.Kernel;
using SmartPark.Kernel.Http;
using SmartPark.Kernel.Results;
using SmartPark.Kernel.UseCases;
using SmartPark.Policies.Briefs;
using SmartPark.Policies.Calculator;
using SmartPark.Policies.Declarations;
using SmartPark.Policies.Drafts;
using SmartPark.Policies.Facts;
using SmartPark.Policies.Finding;
using SmartPark.Policies.Imports;
using SmartPark.Policies.Library;
using SmartPark.Policies.Matching;
using SmartPark.Policies.Opportunities;
using SmartPark.Policies.Reach;
using SmartPark.Policies.Rules;
using SmartPark.Policies.Topics;
using SmartPark.Workflows.Services;

namespace SmartPark.Policies;

/// <summary>The policy library with relevance search; profiles of enterprises, rules of policies and the matcher between them; how policies reach those they are for.</summary>
public static class PoliciesModule
{
    /// <summary>Registers the module; the kernel, Identity and the Face come before it.</summary>
    public static void Add(IServiceCollection services)
    {
        services.AddModule<PoliciesDb>("policies", PoliciesPermissions.All);
        services.AddSingleton(new RefusalSource(typeof(PoliciesRefusals)));
        services.AddSingleton<PolicyIndex>();
        services.AddScoped<ImportDesk>();
        services.AddSingleton<ReadRules>();
        services.AddSingleton<Answers>();
        services.AddScoped<RuleBook>().AddScoped<MatchStore>();
        services.AddSingleton(new ServiceTaskInfo(DeclarationProcess.Publicise, new("公示申报结果", "Publicise the outcome")));
        services.AddSingleton(new ServiceTaskInfo(DeclarationProcess.Pay, new("记录兑付", "Record the payment")));
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
        .Command<ImportPolicyFile, ImportOutcome>("/policies/imports/{fileId}")
        .Query<ListFields, IReadOnlyList<Field>>("/policies/fields")
        .Query<GetProfile, ProfileView>("/policies/profile")
        .Command<SaveFacts, SavedFacts>("/policies/profile/facts", "PUT")
        .Query<GetFactHistory, IReadOnlyList<FactRow>>("/policies/profile/facts/{field}/history")
        .Command<ShareFacts>("/policies/profile/sharing", "PUT")
        .Query<MyMatches, MatchOverview>("/policies/matches")
        .Query<ExplainMatch, MatchDetail>("/policies/matches/{policyId}")
        .Query<MatchHistory, IReadOnlyList<KeptMatch>>("/policies/matches/{policyId}/history")
        .Query<ExplainKeptMatch, MatchDetail>("/policies/matches/kept/{matchId}")
        .Query<MyReach, ReachRow?>("/policies/matches/{policyId}/way")
        .Command<TakeReachStep>("/policies/matches/{policyId}/way/step")
        .Command<ReceivePolicy>("/policies/matches/{policyId}/way/received")
        .Command<DeclinePolicy>("/policies/matches/{policyId}/way/declined")
        .Query<MyBrief, Brief>("/policies/brief")
        .Query<MySubscriptions, IReadOnlyList<SubscriptionRow>>("/policies/subscriptions")
        .Command<SubscribePolicies, Guid>("/policies/subscriptions")
        .Command<EndSubscription>("/policies/subscriptions/{subscriptionId}", "DELETE")
        .Query<MyOpportunities, IReadOnlyList<OpportunityMatch>>("/policies/opportunities")
        .Command<Calculate, CalculatorResult>("/policies/calculator")
        .Query<PoliciesWithoutRule, IReadOnlyList<UnruledPolicy>>("/policies/own/without-rule")
        .Query<ExemptionCheck, IReadOnlyList<ExemptionRow>>("/policies/own/exemptions")
        .Query<GetRule, RuleDesk>("/policies/own/{policyId}/rule")
        .Command<SaveRuleDraft, long>("/policies/own/{policyId}/rule", "PUT")
        .Command<DropRuleDraft>("/policies/own/{policyId}/rule", "DELETE")
        .Command<PreviewRule, RulePreview>("/policies/own/{policyId}/rule/preview")
        .Command<PublishRule>("/policies/own/{policyId}/rule/publish")
        .Query<PolicyEnterprises, EnterpriseBoard>("/policies/{policyId}/enterprises")
        .Query<PolicyFunnel, IReadOnlyList<ReachRow>>("/policies/{policyId}/funnel")
        .Command<PushToMatched, int>("/policies/{policyId}/reach")
        .Command<AnswerDecline>("/policies/reach/{outreachId}/answer")
        .Query<FindVisits, Page<VisitRow>>("/policies/visits")
        .Command<LogVisit, Guid>("/policies/visits")
        .Query<EnterpriseBrief, Brief>("/policies/briefs/{enterprise}")
        .Query<FindOpportunities, Page<OpportunityRow>>("/policies/own/opportunities")
        .Query<GetOpportunity, OpportunityView>("/policies/own/opportunities/{opportunityId}")
        .Command<WriteOpportunity, Guid>("/policies/own/opportunities")
        .Query<FindBatches, Page<BatchRow>>("/policies/own/batches")
        .Command<OpenBatch, Guid>("/policies/own/batches")
        .Query<GetBatch, BatchView>("/policies/own/batches/{batchId}")
        .Command<ChangeBatch>("/policies/own/batches/{batchId}", "PUT")
        .Command<CloseBatch>("/policies/own/batches/{batchId}/close")
        .Query<FindDeclarations, Page<DeclarationRow>>("/policies/own/batches/{batchId}/declarations")
        .Command<MakeExemptList, int>("/policies/own/batches/{batchId}/exempt")
        .Command<ConfirmExemptList, int>("/policies/own/batches/{batchId}/exempt/confirm")
        .Query<GetDeclaration, DeclarationView>("/policies/own/declarations/{declarationId}")
        .Command<JudgeCondition>("/policies/own/declarations/{declarationId}/conditions/{number}", "PUT")
        .Command<RecordExemptPayment>("/policies/own/declarations/{declarationId}/payment")
        .Query<OpenBatches, IReadOnlyList<BatchRow>>("/policies/batches")
        .Query<PrepareDeclaration, DeclarationStart>("/policies/batches/{batchId}/start")
        .Command<Declare, Guid>("/policies/batches/{batchId}/declarations")
        .Query<MyDeclarations, IReadOnlyList<DeclarationRow>>("/policies/declarations")
        .Query<MyDeclaration, DeclarationView>("/policies/declarations/{declarationId}")
        .Query<FindPublicity, Page<PublicityRow>>("/policies/publicity");
}
