using Microsoft.AspNetCore.Routing;

namespace SmartPark.Identity.SignIn;

/// <summary>On a page whose form is taken by an endpoint of the same address: the page itself answers reading only. Without it a POST would match both.</summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class FormElsewhereAttribute : Attribute, IHttpMethodMetadata
{
    public IReadOnlyList<string> HttpMethods { get; } = ["GET", "HEAD"];

    public bool AcceptCorsPreflight => false;
}
