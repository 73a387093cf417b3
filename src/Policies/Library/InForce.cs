using System.Linq.Expressions;

namespace SmartPark.Policies.Library;

/// <summary><see cref="PolicyDates.Counts"/> as the database reads it.</summary>
internal static class InForce
{
    public static Expression<Func<Policy, bool>> On(DateOnly day) =>
        p => (p.ValidUntil == null || p.ValidUntil >= day) && (p.SupersededOn == null || p.SupersededOn > day);
}
