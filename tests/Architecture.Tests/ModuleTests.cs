using System.Reflection;
using System.Text.RegularExpressions;
using MediatR;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using SmartPark.Kernel;
using SmartPark.Kernel.Events;
using SmartPark.Kernel.Persistence;
using SmartPark.Kernel.Results;
using SmartPark.Kernel.Tenancy;
using SmartPark.Kernel.UseCases;
using SmartPark.Testing.Calls;
using Xunit;

namespace SmartPark.Architecture.Tests;

public sealed class ModuleTests : IDisposable
{
    private readonly ServiceCollection _registered = [];
    private readonly ServiceProvider _services;

    public ModuleTests()
    {
        _registered.AddLogging().AddKernel(new(DatabaseProvider.Sqlite, "Data Source=unused.db", Path.GetTempPath()));
        AllModules.Add(_registered);
        _services = _registered.BuildServiceProvider();
    }

    private IReadOnlyList<ModuleInfo> Modules => _services.GetRequiredService<ModuleRegistry>().All;

    public void Dispose() => _services.DisposeAsync().AsTask().GetAwaiter().GetResult();

    [Fact]
    public void Modules_show_requests_rows_events_and_pages_and_nothing_else() =>
        Modules.Where(m => m.Name != "kernel").SelectMany(m => Exposed(m.Assembly.GetExportedTypes())).ShouldBeEmpty();

    [Fact]
    public void Hidden_types_are_sealed() => Modules.SelectMany(m => Unsealed(m.Assembly.GetTypes())).ShouldBeEmpty();

    [Fact]
    public void Every_request_says_who_may_send_it() => Requests().Where(r => Said(r) != 1).Select(r => r.FullName).ShouldBeEmpty();

    [Fact]
    public void Every_permission_named_by_a_request_is_declared_by_its_module()
    {
        var known = _services.GetRequiredService<PermissionCatalogue>();
        var undeclared = from request in Requests()
                         let code = request.GetCustomAttribute<PermissionAttribute>()?.Code
                         where code is not null && code != Permission.SignedIn && (known.Find(code) is null || !code.StartsWith(ModuleOf(request) + ".", StringComparison.Ordinal))
                         select $"{request.Name}: {code}";
        undeclared.ShouldBeEmpty();
    }

    [Fact]
    public void Every_request_has_one_handler() =>
        Requests().Where(r => _registered.Count(d => d.ServiceType == HandlerOf(r)) != 1).Select(r => r.FullName).ShouldBeEmpty();

    [Fact]
    public void Event_names_are_ours_unique_and_versioned()
    {
        var names = Modules.SelectMany(m => m.Assembly.GetTypes()).Where(t => t is { IsAbstract: false } && t.IsAssignableTo(typeof(IEvent)))
            .Select(t => (Type: t, Name: t.GetCustomAttribute<EventNameAttribute>()?.Name ?? "")).ToList();
        names.Where(n => !Regex.IsMatch(n.Name, $@"^{ModuleOf(n.Type)}\.[a-z-]+\.v\d+$")).Select(n => $"{n.Type.Name}: {n.Name}").ShouldBeEmpty();
        names.GroupBy(n => n.Name).Where(g => g.Count() > 1).Select(g => g.Key).ShouldBeEmpty();
    }

    [Fact]
    public void Every_entity_has_one_kind_of_ownership_and_every_module_one_context_and_one_outbox()
    {
        using var scope = _services.CreateScope();
        foreach (var module in Modules)
        {
            var db = (ModuleDb)scope.ServiceProvider.GetRequiredService(module.DbType);
            foreach (var entity in db.Model.GetEntityTypes().Where(e => !Microsoft.EntityFrameworkCore.RelationalEntityTypeExtensions.IsMappedToJson(e)))
            {
                OwnershipKinds.Of(entity.ClrType).ShouldNotBeNull();
                entity.GetDeclaredQueryFilters().Count.ShouldBe(entity.ClrType.IsAssignableTo(typeof(IPlatformOwned)) ? 0 : 1, entity.DisplayName());
            }
            db.Model.GetEntityTypes().Count(e => e.ClrType.Name == "OutboxMessage").ShouldBe(1);
            module.Assembly.GetTypes().Count(t => t.IsAssignableTo(typeof(Microsoft.EntityFrameworkCore.DbContext)) && !t.IsAbstract).ShouldBe(1);
        }
    }

    [Fact]
    public void Every_refusal_has_a_sentence_in_both_languages()
    {
        var texts = _services.GetRequiredService<RefusalTexts>();
        var codes = SourceTree.Files("*.cs", "src").SelectMany(f => Regex.Matches(f.Text, @"(?:Refusal(?:\.With)?\(|Refusal\? \w+ = new\()\s*""([a-z0-9-]+\.[a-z0-9.-]+)""").Select(m => m.Groups[1].Value)).Distinct().ToList();
        codes.Count.ShouldBeGreaterThan(10);
        foreach (var culture in new[] { "zh-CN", "en" })
        {
            System.Globalization.CultureInfo.CurrentUICulture = new(culture);
            codes.Where(c => texts.For(new Refusal(c) { Args = ["1", "2", "3", "4", "5"] }) == c).ShouldBeEmpty(culture);
        }
    }

    [Fact]
    public void Planted_violations_are_found()
    {
        Exposed([typeof(PlantedService)]).ShouldNotBeEmpty();
        Unsealed([typeof(PlantedOpen)]).ShouldNotBeEmpty();
        Said(typeof(PlantedSilent)).ShouldBe(0);
        Should.Throw<InvalidOperationException>(() => OwnershipKinds.Of(typeof(PlantedService)));
    }

    private string ModuleOf(Type type) => Modules.Single(m => m.Assembly == type.Assembly).Name;

    private IEnumerable<Type> Requests() => Modules.SelectMany(m => m.Assembly.GetTypes()).Where(t => t is { IsAbstract: false, IsClass: true } && IsRequest(t));

    private static bool IsRequest(Type type) => type.GetInterfaces().Any(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IUseCase<>));

    private static Type HandlerOf(Type request)
    {
        var answer = request.GetInterfaces().Single(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IRequest<>)).GetGenericArguments()[0];
        return typeof(IRequestHandler<,>).MakeGenericType(request, answer);
    }

    private static int Said(Type request) =>
        (request.IsDefined(typeof(PermissionAttribute)) ? 1 : 0) + (request.IsDefined(typeof(AnonymousAttribute)) ? 1 : 0) + (request.IsDefined(typeof(SystemOnlyAttribute)) ? 1 : 0);

    /// <summary>Public types that are neither data nor components nor a module's own door.</summary>
    private static IEnumerable<string> Exposed(IEnumerable<Type> types) => types
        .Where(t => !t.IsEnum && !IsRecord(t) && !t.IsAssignableTo(typeof(IComponent)) && !t.IsInterface)
        .Where(t => !Regex.IsMatch(t.Name, "(Module|Modules|Setup|Permissions|Text|Refusals|Texts|Options|_Imports|Program)$") && !(t.IsAbstract && t.IsSealed && t.DeclaringType is not null))
        .Select(t => t.FullName!);

    private static bool IsRecord(Type type) => type.GetMethod("<Clone>$") is not null || (type.IsValueType && type.GetMethod("PrintMembers", BindingFlags.NonPublic | BindingFlags.Instance) is not null);

    private static IEnumerable<string> Unsealed(IEnumerable<Type> types) => types
        .Where(t => t is { IsClass: true, IsAbstract: false, IsSealed: false, IsPublic: false, IsNestedPublic: false } && !t.IsDefined(typeof(System.Runtime.CompilerServices.CompilerGeneratedAttribute)))
        .Where(t => t.DeclaringType is null && t.Namespace?.StartsWith("SmartPark", StringComparison.Ordinal) == true && !t.IsAssignableTo(typeof(IComponent)))
        .Select(t => t.FullName!);

    private sealed record PlantedSilent : IQuery<int>;
}

public sealed class PlantedService;

internal class PlantedOpen;

internal sealed class PlantedChild : PlantedOpen;
