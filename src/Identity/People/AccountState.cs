using Microsoft.Extensions.Localization;
using SmartPark.Face;

namespace SmartPark.Identity.People;

/// <summary>How an account stands, as a chip: disabled, locked for a while after failed sign-ins, or in order.</summary>
internal static class AccountState
{
    public static Status Of(PersonRow row, IStringLocalizer<AccountText> text, DateTimeOffset now) =>
        row.Disabled ? new(text["Disabled"], Tone.Danger) : row.LockedUntil > now ? new(text["Locked"], Tone.Warning, "lock") : new(text["Active"], Tone.Good);
}
