using Microsoft.EntityFrameworkCore;
using SmartPark.Kernel.Results;
using SmartPark.Kernel.Tenancy;
using SmartPark.Kernel.UseCases;

namespace SmartPark.Portal.Messages;

/// <summary>Chooses by which ways the caller is told of what, and the hours in which e-mail and webhooks wait.</summary>
/// <param name="Kinds">The choices to store, at most 100; kinds not named keep theirs.</param>
/// <param name="QuietFrom">Start of the quiet hours; null with <paramref name="QuietTo"/> for none.</param>
/// <param name="QuietTo">End; before the start means the next day.</param>
/// <param name="Zone">Their time zone (IANA), <c>Asia/Shanghai</c> by itself.</param>
/// <remarks>Refusals: <c>message.kinds</c>, <c>message.quiet-hours</c>, <c>message.zone</c>.</remarks>
[Permission(Permission.SignedIn)]
public sealed record ChangeMessageSettings(IReadOnlyList<KindChoice> Kinds, TimeOnly? QuietFrom = null, TimeOnly? QuietTo = null, string Zone = "Asia/Shanghai") : ICommand, IChecked
{
    /// <inheritdoc/>
    public IEnumerable<Refusal> Check() => PortalTexts.Found(
        Kinds.Count <= 100 && Kinds.All(k => k.Kind.Length is > 0 and <= 60) ? null : new Refusal("message.kinds", nameof(Kinds)),
        QuietFrom is null == QuietTo is null ? null : new Refusal("message.quiet-hours", nameof(QuietTo)),
        Zone.Length <= 60 && MessageSettings.ZoneOf(Zone) is not null ? null : new Refusal("message.zone", nameof(Zone)));
}

internal sealed class ChangeMessageSettingsHandler(PortalDb db, CallContext call) : IHandle<ChangeMessageSettings, Done>
{
    public async Task<Result<Done>> Handle(ChangeMessageSettings request, CancellationToken cancellationToken)
    {
        (await OwnSettings.OfAsync(db, call.Person, cancellationToken)).Quiet(request.QuietFrom, request.QuietTo, request.Zone);
        var stored = await db.MessagePreferences.Where(p => p.PersonId == call.Person).ToDictionaryAsync(p => p.Kind, cancellationToken);
        foreach (var choice in request.Kinds.DistinctBy(k => k.Kind))
        {
            if (!stored.TryGetValue(choice.Kind, out var preference)) db.Add(preference = MessagePreference.For(call.Person, choice.Kind));
            preference.Choose(choice.Email, choice.Webhook);
        }
        return Result.Done;
    }
}

/// <summary>A person's settings, made when first needed.</summary>
internal static class OwnSettings
{
    public static async Task<MessageSettings> OfAsync(PortalDb db, PersonId person, CancellationToken ct)
    {
        if (await db.MessageSettings.SingleOrDefaultAsync(s => s.PersonId == person, ct) is { } settings) return settings;
        var fresh = MessageSettings.For(person);
        db.Add(fresh);
        return fresh;
    }
}
