using System.CommandLine.Parsing;
using System.Globalization;
using SdrsMock.Conformance.Execution;

namespace SdrsMock.Conformance.Cli;

/// <summary>Parses the values of options. An error names the option, the value and what the option accepts.</summary>
internal static class OptionParsers
{
    public static int? FromOne(ArgumentResult argument) => WholeNumber(argument, 1, int.MaxValue, "a whole number of at least 1");

    public static int? FromZero(ArgumentResult argument) => WholeNumber(argument, 0, int.MaxValue, "a whole number of at least 0");

    public static int? Port(ArgumentResult argument) => WholeNumber(argument, 0, ushort.MaxValue, "a port, a whole number from 0 to 65535");

    public static long? Seed(ArgumentResult argument) =>
        long.TryParse(Text(argument), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            ? number
            : CreateError<long?>(argument, "a whole number");

    public static double? Percent(ArgumentResult argument) =>
        double.TryParse(Text(argument), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
            && number is >= 0 and <= 100
            ? number
            : CreateError<double?>(argument, "a number from 0 to 100");

    public static TimeSpan? Duration(ArgumentResult argument) =>
        SdrsMock.Schemas.DurationParser.TryParse(Text(argument)) is { } time && time > TimeSpan.Zero
            ? time
            : CreateError<TimeSpan?>(argument, "a duration such as 90s, 10m or PT2S");

    public static Shard? Shard(ArgumentResult argument)
    {
        try
        {
            return SdrsMock.Conformance.Execution.Shard.Parse(Text(argument));
        }
        catch (FormatException)
        {
            return CreateError<Shard?>(argument, "i/n, such as 2/5 for the second of five parts");
        }
    }

    public static Uri? Url(ArgumentResult argument) =>
        SdrsMock.Conformance.Targets.TargetFile.ReadUrl(Text(argument))
            ?? CreateError<Uri?>(argument, "a URL such as http://127.0.0.1:5080");

    public static FileInfo? File(ArgumentResult argument) =>
        Text(argument).Trim() is { Length: > 0 } path && !path.Contains('\0') ? new(path) : CreateError<FileInfo?>(argument, "a file");

    private static int? WholeNumber(ArgumentResult argument, int min, int max, string expected) =>
        int.TryParse(Text(argument), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= min && number <= max
            ? number
            : CreateError<int?>(argument, expected);

    private static string Text(ArgumentResult argument) => argument.Tokens.Single().Value;

    private static T? CreateError<T>(ArgumentResult argument, string expected)
    {
        argument.AddError($"{(argument.Parent as OptionResult)?.Option.Name}: '{Text(argument)}' is invalid; use {expected}.");
        return default;
    }
}
