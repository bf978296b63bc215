using System.CommandLine;
using System.CommandLine.Parsing;

namespace SdrsMock;

/// <summary>Options that an environment variable <c>SDRS_MOCK_…</c> stands in for where they are not given.</summary>
internal static class EnvironmentOption
{
    public static Option<T> One<T>(string name, string description, T fallback)
    {
        var variable = VariableOf(name);
        return new(name)
        {
            Description = $"{description} [{variable}]",
            // Read through the parser, so that a wrong variable is refused like a wrong option.
            DefaultValueFactory = argument => Environment.GetEnvironmentVariable(variable) is { Length: > 0 } value ? Read<T>(argument, variable, value) ?? fallback : fallback,
        };
    }

    /// <summary>An option that may be repeated; in its variable the values stand behind one another, with commas.</summary>
    public static Option<string[]> Many(string name, string description) => new(name)
    {
        Description = $"{description} [{VariableOf(name)}]",
        DefaultValueFactory = _ => (Environment.GetEnvironmentVariable(VariableOf(name)) ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries),
    };

    private static string VariableOf(string option) => $"SDRS_MOCK_{option.TrimStart('-').Replace('-', '_').ToUpperInvariant()}";

    private static T? Read<T>(ArgumentResult argument, string variable, string value)
    {
        try
        {
            var type = Nullable.GetUnderlyingType(typeof(T)) ?? typeof(T);
            return (T)(type.IsEnum ? Enum.Parse(type, value, ignoreCase: true) : Convert.ChangeType(value, type));
        }
        catch (Exception wrong) when (wrong is FormatException or OverflowException or ArgumentException or InvalidCastException)
        {
            argument.AddError($"{variable} is '{value}', which is not a value of {argument.Argument.Name}.");
            return default;
        }
    }
}
