using System.Collections;
using System.Reflection;
using SmartPark.Kernel.Tenancy;

namespace SmartPark.Isolation.Tests;

/// <summary>Makes a request of any type that points at the victim: its ids wherever an id goes, its mark wherever a text goes.</summary>
internal sealed class RequestMaker(IsolationWorld world, bool fillOptional)
{
    public object Make(Type type)
    {
        var constructor = type.GetConstructors().OrderByDescending(c => c.GetParameters().Length).First();
        return constructor.Invoke([.. constructor.GetParameters().Select(p => Value(p, type))]);
    }

    private object? Value(ParameterInfo parameter, Type owner)
    {
        var type = Nullable.GetUnderlyingType(parameter.ParameterType) ?? parameter.ParameterType;
        var optional = parameter.HasDefaultValue || new NullabilityInfoContext().Create(parameter).WriteState == NullabilityState.Nullable;
        if (optional && (!fillOptional || type.Name == "Paging")) return parameter.HasDefaultValue ? parameter.DefaultValue : null;
        return Of(type, parameter.Name ?? "", owner);
    }

    private object? Of(Type type, string name, Type owner)
    {
        if (type == typeof(TenantId)) return world.Victim.Tenant;
        if (type == typeof(PersonId)) return world.Victim.Person;
        if (type == typeof(Guid)) return IdFor(name, owner);
        if (type == typeof(string)) return Text(name);
        if (type == typeof(bool)) return true;
        if (type == typeof(DateTimeOffset)) return world.Host.Clock.Now.AddDays(1);
        if (type == typeof(DateOnly)) return new DateOnly(2026, 12, 1);
        if (type == typeof(TimeOnly)) return new TimeOnly(9, 0);
        if (type == typeof(byte[])) return new byte[] { 1 };
        if (type == typeof(Stream)) return new MemoryStream([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]);
        if (type.IsEnum) return Enum.GetValues(type).GetValue(Enum.GetValues(type).Length - 1);
        if (type.IsPrimitive || type == typeof(decimal)) return Convert.ChangeType(1, type, null);
        if (Element(type) is { } element) return List(type, element, name, owner);
        return type.IsClass && !type.IsAbstract && type.GetConstructors().Length > 0 ? Make(type) : null;
    }

    private static string Text(string name) => name switch
    {
        "Text" or "Query" => "CNRYVICTIM",
        "Email" or "Login" => "cnryvictim@example.com",
        _ => "CNRYQUESTION",
    };

    private Guid IdFor(string name, Type owner)
    {
        var noun = name.EndsWith("Id", StringComparison.Ordinal) && name.Length > 2 ? name[..^2] : owner.Name;
        var ids = world.Seeder.Ids.Where(i => i.Key.Mark == world.Victim.Mark).ToList();
        var match = ids.Where(i => i.Key.Entity.Equals(noun, StringComparison.OrdinalIgnoreCase)).Concat(ids.Where(i => i.Key.Entity.Contains(noun, StringComparison.OrdinalIgnoreCase) || noun.Contains(i.Key.Entity, StringComparison.OrdinalIgnoreCase))).Concat(ids);
        return match.First().Value;
    }

    private static Type? Element(Type type) =>
        type != typeof(string) && type.IsGenericType && type.IsAssignableTo(typeof(IEnumerable)) ? type.GetGenericArguments()[0] : type.IsArray ? type.GetElementType() : null;

    private object? List(Type type, Type element, string name, Type owner)
    {
        if (type.GetGenericArguments().Length > 1) return null;
        var list = (IList)Activator.CreateInstance(typeof(List<>).MakeGenericType(element))!;
        list.Add(Of(element, name, owner));
        if (!type.IsArray) return type.IsAssignableFrom(list.GetType()) ? list : null;
        var array = Array.CreateInstance(element, 1);
        list.CopyTo(array, 0);
        return array;
    }
}
