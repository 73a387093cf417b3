using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using SmartPark.Kernel.Live;
using SmartPark.Kernel.Tenancy;
using SmartPark.Portal.Public;

namespace SmartPark.Portal.Layout;

/// <summary>The real frame: the park's site of the address (in the workbench that of the person's park), and who is signed in.</summary>
internal sealed class SiteFrame(CurrentSite sites, IPersonFrame people, ILive live, NavigationManager navigation, IStringLocalizer<LayoutText> text) : IFrame, IDisposable
{
    private IDisposable? _messages;
    private PersonId? _heard;

    public event Action? Changed;

    public async ValueTask<Frame> LoadAsync(CancellationToken ct)
    {
        var person = await people.LoadAsync(ct);
        var site = await sites.HereAsync(navigation.Uri, person?.Park);
        var frame = new Frame(site?.Name ?? text["Platform"], site?.LogoUrl) { Root = site?.Root ?? "", Footer = FooterOf(site), OwnPark = site?.Row.Domain == new Uri(navigation.Uri).Host ? site?.Park : null };
        if (person is null) return frame;
        Listen(person.Person);
        return frame with
        {
            PersonName = person.Name,
            TenantName = person.TenantName,
            Memberships = [.. person.Tenants.Select(t => new Membership(t.Id.ToString(), t.Name, text["Kind." + t.Kind], t.Id == person.Tenant))],
            Navigation = WorkbenchNav.For(person.TenantKind, person.Permissions, text),
            Unread = person.Unread,
        };
    }

    public void Dispose() => _messages?.Dispose();

    private List<string> FooterOf(PublicSite? site)
    {
        if (site is null) return [];
        var contact = site.Row.Contact;
        var reach = new[] { ("Footer.phone", contact.Phone), ("Footer.email", contact.Email), ("Footer.address", contact.Address) }.Where(c => c.Item2.Length > 0).Select(c => text[c.Item1, c.Item2].Value);
        return [.. reach, .. site.Row.Footer.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)];
    }

    private void Listen(PersonId person)
    {
        if (_heard == person || Changed is null) return;
        _messages?.Dispose();
        _heard = person;
        _messages = live.Subscribe($"messages:{person}", _ =>
        {
            Changed?.Invoke();
            return Task.CompletedTask;
        });
    }
}
