using System.Reflection;
using System.Runtime.CompilerServices;

namespace SdrsMock.Client.Tests;

/// <summary>Generates values of the client's types with all members or only the required ones.</summary>
internal static class GeneratedModels
{
    public static object Create(Type type, string name, bool everything)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        return type == typeof(string) ? Text(name)
            : type == typeof(int) ? 7
            : type == typeof(bool) ? true
            : type == typeof(DateTimeOffset) ? new DateTimeOffset(2026, 1, 2, 3, 4, 5, 678, TimeSpan.Zero)
            : type.IsGenericType ? List(type.GetGenericArguments()[0], name, everything)
            : Record(type, everything);
    }

    private static Array List(Type item, string name, bool everything)
    {
        var list = Array.CreateInstance(item, 1);
        list.SetValue(Create(item, name, everything), 0);
        return list;
    }

    private static object Record(Type type, bool everything)
    {
        var constructor = type.GetConstructors().OrderByDescending(one => one.GetParameters().Length).First();
        var made = constructor.Invoke([.. constructor.GetParameters().Select(parameter =>
            everything || !parameter.HasDefaultValue
                ? Create(parameter.ParameterType, parameter.Name!, everything)
                : parameter.DefaultValue)]);
        var given = constructor.GetParameters().Select(parameter => parameter.Name).ToHashSet();
        foreach (var property in type.GetProperties().Where(property => property.CanWrite && !given.Contains(property.Name)))
        {
            if (everything || property.GetCustomAttribute<RequiredMemberAttribute>() is not null)
            {
                property.SetValue(made, Create(property.PropertyType, property.Name, everything));
            }
        }

        return made;
    }

    // Values that match the patterns and enumerations of the schemas.
    private static string Text(string name) => name switch
    {
        "DrType" => "migration",
        "ServerType" => "ECS",
        "Tenancy" => "dedicated",
        "priorityStation" => "target",
        "device" => "/dev/vdb",
        "IpAddress" or "PrimaryIpAddress" => "192.168.0.9",
        "Action" => "filter",
        "Key" => "resource_name",
        "ResourceType" => "replication",
        _ => "3f2504e0-4f89-11d3-9a0c-0305e82c3301",
    };
}
