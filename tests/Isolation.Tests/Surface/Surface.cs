using System.Reflection;
using System.Reflection.Emit;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using SmartPark.Kernel;
using SmartPark.Kernel.Http;
using SmartPark.Kernel.UseCases;
using SmartPark.Testing.Web;

namespace SmartPark.Isolation.Tests.Surface;

/// <summary>What the running portal offers, read from itself: routes, use cases, pages, and what a piece of code sends.</summary>
internal static class Surface
{
    private static readonly OpCode[] OneByte = Codes(0x00);
    private static readonly OpCode[] TwoByte = Codes(0xFE);

    public static IReadOnlyList<RouteEndpoint> Routes(PortalApp app) => [.. app.Services.GetServices<EndpointDataSource>().SelectMany(s => s.Endpoints).OfType<RouteEndpoint>().Distinct()];

    public static string PatternOf(RouteEndpoint route) => "/" + route.RoutePattern.RawText?.TrimStart('/');

    public static Type? UseCaseOf(RouteEndpoint route) => route.Metadata.GetMetadata<ApiUseCase>()?.Request;

    /// <summary>The component when the endpoint is a page.</summary>
    public static Type? PageOf(RouteEndpoint route) => route.Metadata.GetMetadata<Microsoft.AspNetCore.Components.Endpoints.ComponentTypeMetadata>()?.Type;

    public static IReadOnlyList<Type> UseCases(PortalApp app) =>
        [.. app.Services.GetRequiredService<ModuleRegistry>().All.SelectMany(m => m.Assembly.GetTypes()).Where(IsUseCase).OrderBy(t => t.Name, StringComparer.Ordinal)];

    public static bool IsUseCase(Type type) =>
        type is { IsAbstract: false, IsClass: true } && type.GetInterfaces().Any(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IUseCase<>));

    /// <summary>The requests a class makes anywhere in its code, lambdas and state machines included, read from its instructions.</summary>
    public static IReadOnlyList<Type> MadeBy(Type code) => [.. Bodies(code).SelectMany(m => Constructed(m)).Where(IsUseCase).Distinct().OrderBy(t => t.Name, StringComparer.Ordinal)];

    private static IEnumerable<MethodInfo> Bodies(Type code) =>
        code.GetMethods(BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly).Concat(code.GetNestedTypes(BindingFlags.NonPublic | BindingFlags.Public).SelectMany(Bodies));

    private static IEnumerable<Type> Constructed(MethodInfo method)
    {
        var il = method.GetMethodBody()?.GetILAsByteArray() ?? [];
        for (var at = 0; at < il.Length;)
        {
            var code = il[at] == 0xFE ? TwoByte[il[++at]] : OneByte[il[at]];
            at++;
            if (code == OpCodes.Newobj && Resolve(method, BitConverter.ToInt32(il, at)) is { } made) yield return made;
            at += code == OpCodes.Switch ? 4 + (4 * BitConverter.ToInt32(il, at)) : Operand(code.OperandType);
        }
    }

    private static Type? Resolve(MethodInfo method, int token) =>
        method.Module.ResolveMethod(token, method.DeclaringType!.GetGenericArguments(), method.GetGenericArguments())?.DeclaringType;

    private static int Operand(OperandType type) => type switch
    {
        OperandType.InlineNone => 0,
        OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
        OperandType.InlineVar => 2,
        OperandType.InlineI8 or OperandType.InlineR => 8,
        _ => 4,
    };

    private static OpCode[] Codes(int page)
    {
        var codes = new OpCode[256];
        foreach (var code in typeof(OpCodes).GetFields(BindingFlags.Public | BindingFlags.Static).Select(f => (OpCode)f.GetValue(null)!))
        {
            var value = (ushort)code.Value;
            if (value >> 8 == page) codes[value & 0xFF] = code;
        }
        return codes;
    }
}
