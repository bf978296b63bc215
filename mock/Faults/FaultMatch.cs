using SdrsMock.Common;
using SdrsMock.Http;
using SdrsMock.Model;

namespace SdrsMock.Faults;

/// <summary>A fault rule that applies to a call.</summary>
internal sealed record FaultMatch(FaultRule Rule)
{
    public TimeSpan Delay => Rule.DelayTime;

    public bool Drop => Rule.Drop;

    /// <summary>The error that replaces the operation's response; null when the operation still runs.</summary>
    public Rejection? Rejection => Rule switch
    {
        { ErrorCode: { } code, Status: { } status } => new(ApiError.Find(code, status)!, null, null, $"fault rule {Rule.Id}"),
        { ErrorCode: { } code } => new(ApiError.Find(code)!, null, null, $"fault rule {Rule.Id}"),
        { Status: { } status } => new(ApiError.FindByStatus(status)!, null, null, $"fault rule {Rule.Id}"),
        _ => null,
    };

    /// <summary>Makes the call's job fail or never end.</summary>
    public void ApplyTo(Job job)
    {
        job.PlannedError = Rule.FailJob ?? job.PlannedError;
        job.DueTime = Rule.StuckJob ? null : job.DueTime;
    }
}
