using SmartPark.Kernel.Events;
using SmartPark.Kernel.Text;

namespace SmartPark.Policies.Library;

/// <summary>The message that tells people of a policy. The policy speaks for itself, in the language it was issued in.</summary>
internal static class PolicyNews
{
    private const string Kind = "policy.pushed";
    private const int BodyLength = 300;

    public static MessageRequested Of(Policy policy, Recipients whom, bool important)
    {
        var text = SafeText.Shorten(string.Join('\n', new[] { policy.Issuer, policy.Target, policy.Content }.Where(t => t.Length > 0)), BodyLength);
        return new(policy.TenantId, Kind, whom, new(policy.Title, policy.Title), new(text, text), PolicyLinks.Public(policy.Id), important);
    }
}
