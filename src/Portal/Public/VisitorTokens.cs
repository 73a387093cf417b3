using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.OutputCaching;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace SmartPark.Portal.Public;

/// <summary>
/// Gives no form token while an answer for all visitors is made. Blazor asks for one on every page, form or not (it keeps it for circuits), which would set a cookie and forbid keeping
/// the page. A form on such a page is refused when it is sent: pages with forms take no part in the cache.
/// </summary>
internal sealed class VisitorTokens(IAntiforgery inner) : IAntiforgery
{
    public static void Around(IServiceCollection services)
    {
        services.AddAntiforgery();
        var plain = services.Last(s => s.ServiceType == typeof(IAntiforgery)).ImplementationType!;
        services.Replace(ServiceDescriptor.Singleton<IAntiforgery>(p => new VisitorTokens((IAntiforgery)ActivatorUtilities.CreateInstance(p, plain))));
    }

    public AntiforgeryTokenSet GetAndStoreTokens(HttpContext httpContext) =>
        httpContext.Features.Get<IOutputCacheFeature>()?.Context.AllowCacheStorage == true ? new(null, null, "-", null) : inner.GetAndStoreTokens(httpContext);

    public AntiforgeryTokenSet GetTokens(HttpContext httpContext) => inner.GetTokens(httpContext);

    public Task<bool> IsRequestValidAsync(HttpContext httpContext) => inner.IsRequestValidAsync(httpContext);

    public void SetCookieTokenAndHeader(HttpContext httpContext) => inner.SetCookieTokenAndHeader(httpContext);

    public Task ValidateRequestAsync(HttpContext httpContext) => inner.ValidateRequestAsync(httpContext);
}
