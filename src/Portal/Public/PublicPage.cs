using Microsoft.AspNetCore.Components;
using SmartPark.Kernel.Results;
using SmartPark.Kernel.UseCases;

namespace SmartPark.Portal.Public;

/// <summary>What the pages of the public site have in common: the site they belong to, and that a cached copy goes when its content changes.</summary>
public abstract class PublicPage : ComponentBase
{
    /// <summary>Path part of <c>/p/{slug}</c>, when the visitor came by path.</summary>
    [Parameter] public string? Slug { get; set; }

    /// <summary>The site; null until it is found, or when there is none.</summary>
    protected PublicSite? Site { get; private set; }

    /// <summary>Sends requests.</summary>
    [Inject] protected IUseCases UseCases { get; private set; } = default!;

    /// <summary>Where the visitor is.</summary>
    [Inject] protected NavigationManager Navigation { get; private set; } = default!;

    /// <summary>The request that is answered.</summary>
    [CascadingParameter] protected HttpContext? Http { get; private set; }

    /// <summary>Ends when the visitor no longer waits.</summary>
    protected CancellationToken Ct => Http?.RequestAborted ?? CancellationToken.None;

    [Inject] private CurrentSite Sites { get; set; } = default!;

    [Inject] private PublicChanges Changes { get; set; } = default!;

    /// <inheritdoc/>
    protected sealed override async Task OnInitializedAsync()
    {
        var site = await Sites.OfAsync(Navigation.Uri);
        if (site is null)
        {
            if (Slug is not null) Navigation.NotFound();
            return;
        }
        Hears(PublicChanges.ContentOf(site.Park));
        await LoadAsync(site);
        Site = site;
    }

    /// <summary>Reads what the page shows.</summary>
    protected abstract Task LoadAsync(PublicSite site);

    /// <summary>A cached copy of this page goes when the live topic is told.</summary>
    protected void Hears(string topic)
    {
        if (Http is not null) Changes.Note(Http, topic);
    }

    /// <summary>The value, or the page for things that are not there.</summary>
    protected T? OrNotFound<T>(Result<T> answer) where T : class
    {
        if (!answer.Succeeded) Navigation.NotFound();
        return answer.Value;
    }
}
