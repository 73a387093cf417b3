namespace SmartPark.Isolation.Tests.Surface;

/// <summary>Use cases that people send and that have no twin under /api/v1, each with its reason; reviewed.</summary>
internal static class WithoutTwin
{
    private const string Form = "ends in a session cookie: a form under /account sends it";
    private const string Ceremony = "a ceremony between browser and authenticator: the script under /account sends it";

    public static IReadOnlyDictionary<string, string> Reasons { get; } = new Dictionary<string, string>
    {
        ["SignInWithPassword"] = Form,
        ["GiveSecondFactor"] = Form,
        ["ReplaceExpiredPassword"] = Form,
        ["AcceptInvitation"] = Form,
        ["SignInWithPasskey"] = Ceremony,
        ["StartPasskeySignIn"] = Ceremony,
        ["ImportPolicies"] = "takes a stream from the demo park and the command line; people and programs send ImportPolicyFile",
        ["ImportRules"] = "takes a stream from the demo park and the command line; people and programs send SaveRuleDraft and PublishRule",
    };
}
