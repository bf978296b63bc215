using System.Globalization;
using System.Text.Json;
using SdrsMock.Common;
using SdrsMock.Model;

namespace SdrsMock.Jobs;

/// <summary>The <c>fail_reason</c> of a failed job.</summary>
internal static class JobFailureMessage
{
    /// <remarks>The openstack client parses the text after "error : " as JSON and crashes where it is missing
    /// (schemas/notes/clients.md, "Jobs").</remarks>
    public static string Format(Job job, ApiError failure) => string.Create(
        CultureInfo.InvariantCulture,
        $"Sdrs{char.ToUpperInvariant(job.Type[0])}{job.Type[1..]}Task-fail:{failure.Code}:Client error : {{\"badRequest\": "
            + $"{{\"message\": {JsonSerializer.Serialize(failure.Message, ReasonJson.Default.String)}, \"code\": {failure.Status}}}}}");
}
