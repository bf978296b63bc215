using SdrsMock.Faults;
using SdrsMock.Http;

namespace SdrsMock.Persistence;

/// <summary>A call that changed a world: enough to carry it out again, and to see that it came to the same.</summary>
/// <param name="Time">The mock's time at which it was carried out.</param>
/// <param name="Method">HTTP method.</param>
/// <param name="Path">Still encoded.</param>
/// <param name="Query">Still encoded, with its question mark.</param>
/// <param name="Body">As it came.</param>
/// <param name="FailJob">The code with which a fault rule lets its job fail; null for none.</param>
/// <param name="StuckJob">Whether a fault rule lets its job hang.</param>
/// <param name="Status">The HTTP status that was answered.</param>
/// <param name="DrawnIds">How many ids the project had drawn afterwards.</param>
internal sealed record LoggedCommand(
    DateTimeOffset Time, string Method, string Path, string Query, ReadOnlyMemory<byte> Body, string? FailJob, bool StuckJob, int Status, long DrawnIds)
{
    /// <summary>A call of no project, with a body of 16 kB: what a store tries whether it can keep one.</summary>
    public static LoggedCommand ProbeCommand { get; } = new(DateTimeOffset.UnixEpoch, "", "", "", new byte[16 << 10], null, false, 0, 0);

    /// <summary>The request, without what only credentials and answers need.</summary>
    public ApiRequest Request => new()
    {
        Id = "",
        Method = Method,
        RawPath = Path,
        RawQuery = Query,
        Header = _ => null,
        Body = Body,
        BaseUrl = BaseUrl.None,
    };

    /// <summary>What the fault rules decided then; they are not asked again.</summary>
    public FaultMatch? Fault => FailJob is null && !StuckJob ? null : new(new() { FailJob = FailJob, StuckJob = StuckJob });
}
