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

    /// <summary>To enterprises that match: the address opens why.</summary>
    public static MessageRequested Matched(Policy policy, Kernel.Tenancy.TenantId from, IReadOnlyList<Kernel.Tenancy.TenantId> whom, bool important) =>
        Of(policy, new(Tenants: whom, Permission: PoliciesPermissions.MatchRead), important) with { Tenant = from, Url = PolicyLinks.Match(policy.Id) };

    /// <summary>To people who subscribed to words.</summary>
    public static MessageRequested Subscribed(Policy policy, IReadOnlyList<Kernel.Tenancy.PersonId> whom) => Of(policy, new(People: whom), false) with { Kind = "policy.subscribed" };

    /// <summary>To people who subscribed to what fits: the address opens why.</summary>
    public static MessageRequested Fitting(Policy policy, IReadOnlyList<Kernel.Tenancy.PersonId> whom) => Subscribed(policy, whom) with { Url = PolicyLinks.Match(policy.Id) };

    /// <summary>To an enterprise that said a policy is not for it.</summary>
    public static MessageRequested Answered(Kernel.Tenancy.TenantId from, Kernel.Tenancy.TenantId enterprise, Guid policy, string title, string answer) => new(
        from, "policy.answered", new(Tenants: [enterprise], Permission: PoliciesPermissions.ProfileWrite), new(SafeText.Shorten("回复：" + title, 200), SafeText.Shorten("Answer: " + title, 200)), new(answer, answer), PolicyLinks.Match(policy));
}
