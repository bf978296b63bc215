using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;

namespace SdrsMock.Hosting;

/// <summary>Options that an environment variable <c>SDRS_MOCK_…</c> stands in for where they are not given.</summary>
internal static class EnvironmentBackedOption
{
    public static Option<T> Create<T>(string name, string description, T fallback)
    {
        var variable = GetVariableName(name);
        return new(name)
        {
            Description = $"{description} [{variable}]",
            // Read through the parser, so that a wrong variable is refused like a wrong option.
            DefaultValueFactory = argument => Environment.GetEnvironmentVariable(variable) is { Length: > 0 } value ? Read<T>(argument, variable, value) ?? fallback : fallback,
        };
    }

    /// <summary>An option that may be repeated; in its variable the values stand behind one another, with commas.</summary>
    public static Option<string[]> CreateMany(string name, string description) => new(name)
    {
        Description = $"{description} [{GetVariableName(name)}]",
        DefaultValueFactory = _ => (Environment.GetEnvironmentVariable(GetVariableName(name)) ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries),
    };

    /// <summary>What an option of that type takes, in words.</summary>
    public static string GetValueKind(Type type) => (Nullable.GetUnderlyingType(type) ?? type) switch
    {
        { IsEnum: true } kind => $"one of {string.Join(", ", Enum.GetNames(kind))}",
        var kind when kind == typeof(bool) => "true or false",
        var kind when kind == typeof(int) || kind == typeof(long) => "a whole number",
        _ => "a value",
    };

    private static string GetVariableName(string option) => $"SDRS_MOCK_{option.TrimStart('-').Replace('-', '_').ToUpperInvariant()}";

    private static T? Read<T>(ArgumentResult argument, string variable, string value)
    {
        try
        {
            var type = Nullable.GetUnderlyingType(typeof(T)) ?? typeof(T);
            return (T)(type.IsEnum ? Enum.Parse(type, value, ignoreCase: true) : type == typeof(bool) && value is "0" or "1" ? value == "1" : Convert.ChangeType(value, type, CultureInfo.InvariantCulture));
        }
        catch (Exception exception) when (exception is FormatException or OverflowException or ArgumentException or InvalidCastException)
        {
            argument.AddError($"{variable} is '{value}', but {argument.Argument.Name} takes {GetValueKind(typeof(T))}.");
            return default;
        }
    }
}
