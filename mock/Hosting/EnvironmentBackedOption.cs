using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;

namespace SdrsMock.Hosting;

/// <summary>
/// Creates options whose default comes from an environment variable: <c>--job-duration</c> reads <c>SDRS_MOCK_JOB_DURATION</c>.
/// </summary>
internal static class EnvironmentBackedOption
{
    /// <summary>Creates an option.</summary>
    /// <param name="name">The option with its hyphens, such as <c>--port</c>.</param>
    /// <param name="description">Text for <c>--help</c>; the name of the variable is appended.</param>
    /// <param name="fallback">The value if neither option nor variable is set.</param>
    /// <param name="formerName">A former name of the option, whose variable is read if the current one is not set.</param>
    public static Option<T> Create<T>(string name, string description, T fallback, string? formerName = null) => new(name)
    {
        Description = $"{description} [{GetVariableName(name)}]",
        // Read through the parser, so that an invalid variable is reported like an invalid option.
        DefaultValueFactory = argument => FindVariable(name, formerName) is var (variable, value)
            ? Read<T>(argument, variable, value) ?? fallback
            : fallback,
    };

    /// <summary>Creates an option whose value may be secret: it has no default value, which <c>--help</c> would print.</summary>
    public static Option<string?> CreateSecret(string name, string description) => new(name)
    {
        Description = $"{description} [{GetVariableName(name)}]",
    };

    /// <summary>The value of a secret option, else of its variable; null when neither is given.</summary>
    /// <exception cref="ArgumentException">The value is empty or blank, as an unset variable of a script makes it.</exception>
    public static string? GetSecret(ParseResult parsed, Option<string?> option)
    {
        var isTyped = parsed.GetResult(option) is { Implicit: false };
        var variable = GetVariableName(option.Name);
        var value = isTyped ? parsed.GetValue(option) : Environment.GetEnvironmentVariable(variable);
        return value is not null && string.IsNullOrWhiteSpace(value)
            ? throw new ArgumentException($"{(isTyped ? option.Name : variable)}: the value is empty; give a value or leave it out")
            : value;
    }

    /// <summary>Creates an option that can be repeated; its variable separates the values with commas.</summary>
    public static Option<string[]> CreateMany(string name, string description) => new(name)
    {
        Description = $"{description} [{GetVariableName(name)}]",
        DefaultValueFactory = _ => (Environment.GetEnvironmentVariable(GetVariableName(name)) ?? "")
            .Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries),
    };

    /// <summary>Describes the values of an option's type, for usage errors: "true or false", "a whole number".</summary>
    public static string GetValueKind(Type type) => (Nullable.GetUnderlyingType(type) ?? type) switch
    {
        { IsEnum: true } kind => $"one of {string.Join(", ", Enum.GetNames(kind))}",
        var kind when kind == typeof(bool) => "true or false",
        var kind when kind == typeof(int) || kind == typeof(long) => "a whole number",
        _ => "a value",
    };

    private static string GetVariableName(string option) => $"SDRS_MOCK_{option.TrimStart('-').Replace('-', '_').ToUpperInvariant()}";

    private static (string Variable, string Value)? FindVariable(string name, string? formerName)
    {
        foreach (var variable in new[] { name, formerName }.OfType<string>().Select(GetVariableName))
        {
            if (Environment.GetEnvironmentVariable(variable) is { Length: > 0 } value)
            {
                return (variable, value);
            }
        }

        return null;
    }

    private static object Parse(Type type, string value)
    {
        if (type.IsEnum)
        {
            return Enum.Parse(type, value, ignoreCase: true);
        }

        // Flags accept 0 and 1 beside true and false.
        return type == typeof(bool) && value is "0" or "1" ? value == "1" : Convert.ChangeType(value, type, CultureInfo.InvariantCulture);
    }

    private static T? Read<T>(ArgumentResult argument, string variable, string value)
    {
        try
        {
            var type = Nullable.GetUnderlyingType(typeof(T)) ?? typeof(T);
            return (T)Parse(type, value);
        }
        catch (Exception exception) when (exception is FormatException or OverflowException or ArgumentException or InvalidCastException)
        {
            argument.AddError($"{variable}: '{value}' is invalid; use {GetValueKind(typeof(T))}.");
            return default;
        }
    }
}
