using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Console;

namespace SdrsMock.Diagnostics;

/// <summary>Logs on standard error, a line each; standard output belongs to the first line that scripts wait for.</summary>
internal static class LoggerFactories
{
    private static readonly Lazy<ILoggerFactory> s_errorsOnly = new(() => ToStandardError(LogLevel.Error));

    /// <summary>For a mock within somebody's tests: silent as long as the mock has no bug.</summary>
    public static ILoggerFactory ErrorsOnly => s_errorsOnly.Value;

    /// <summary>Everything from a level on.</summary>
    public static ILoggerFactory ToStandardError(LogLevel level) => LoggerFactory.Create(logging => logging
        .SetMinimumLevel(level)
        .AddConsole(console => console.LogToStandardErrorThreshold = LogLevel.Trace)
        .AddSimpleConsole(line => (line.SingleLine, line.ColorBehavior, line.UseUtcTimestamp, line.TimestampFormat) = (true, LoggerColorBehavior.Disabled, true, "yyyy-MM-ddTHH:mm:ss.fffZ ")));
}
