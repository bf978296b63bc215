using Microsoft.Extensions.Logging;

namespace SdrsMock.Diagnostics;

/// <summary>
/// The log messages of the mock. They contain paths and statuses, never headers or bodies, so that no credential is logged.
/// </summary>
internal static partial class Log
{
    [LoggerMessage(1, LogLevel.Error, "Internal error of the mock: {Method} {Target} ({RequestId})")]
    public static partial void InternalError(ILogger logger, Exception bug, string method, string target, string requestId);

    [LoggerMessage(2, LogLevel.Warning, "Access denied: {Method} {Target}: {Reason}")]
    public static partial void AccessDenied(ILogger logger, string method, string target, string reason);

    [LoggerMessage(3, LogLevel.Information, "Control plane: {Method} {Target}: {Status}")]
    public static partial void ControlPlaneCalled(ILogger logger, string method, string target, int status);

    [LoggerMessage(4, LogLevel.Debug, "{Method} {Target}: {Status} ({RequestId})")]
    public static partial void RequestHandled(ILogger logger, string method, string target, int status, string requestId);

    [LoggerMessage(5, LogLevel.Error, "{Problem}")]
    public static partial void PersistFailed(ILogger logger, string problem);

    [LoggerMessage(6, LogLevel.Warning, "The control plane on {Address} is not protected. Set --admin-token.")]
    public static partial void Unprotected(ILogger logger, string address);
}
