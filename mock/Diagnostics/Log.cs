using Microsoft.Extensions.Logging;

namespace SdrsMock.Diagnostics;

/// <summary>What the mock logs. Paths and answers, never headers or bodies: no credential gets here.</summary>
internal static partial class Log
{
    [LoggerMessage(1, LogLevel.Error, "a bug of the mock: {Method} {Target} ({RequestId})")]
    public static partial void InternalError(ILogger logger, Exception bug, string method, string target, string requestId);

    [LoggerMessage(2, LogLevel.Warning, "turned away from {Method} {Target}: {Sentence}")]
    public static partial void AccessDenied(ILogger logger, string method, string target, string sentence);

    [LoggerMessage(3, LogLevel.Information, "steered by {Method} {Target}: {Status}")]
    public static partial void ControlPlaneCalled(ILogger logger, string method, string target, int status);

    [LoggerMessage(4, LogLevel.Debug, "{Method} {Target}: {Status} ({RequestId})")]
    public static partial void RequestHandled(ILogger logger, string method, string target, int status, string requestId);

    [LoggerMessage(5, LogLevel.Error, "{Problem}")]
    public static partial void PersistFailed(ILogger logger, string problem);

    [LoggerMessage(6, LogLevel.Warning, "anybody who reaches {Address} can steer the mock; guard the control plane with --admin-token")]
    public static partial void Unprotected(ILogger logger, string address);
}
