using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Console;

namespace SdrsMock.Diagnostics;

/// <summary>
/// Logs to standard error, one line per event; standard output holds only the line that scripts wait for. Thread-safe.
/// </summary>
internal static class LoggerFactories
{
    private static readonly Lazy<ILoggerFactory> s_errorsOnly = new(() => ToStandardError(LogLevel.Error));

    /// <summary>For a mock within tests: logs internal errors of the mock only.</summary>
    public static ILoggerFactory ErrorsOnly => s_errorsOnly.Value;

    /// <summary>Logs everything from a level on.</summary>
    public static ILoggerFactory ToStandardError(LogLevel level) => LoggerFactory.Create(logging => logging
        .SetMinimumLevel(level)
        .AddConsole(console => console.LogToStandardErrorThreshold = LogLevel.Trace)
        .AddSimpleConsole(
            line => (line.SingleLine, line.ColorBehavior, line.UseUtcTimestamp, line.TimestampFormat) =
                (true, LoggerColorBehavior.Disabled, true, "yyyy-MM-ddTHH:mm:ss.fffZ ")));
}
