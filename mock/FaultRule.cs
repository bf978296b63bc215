using System.Text.Json.Serialization;
using System.Xml;
using SdrsMock.Common;

namespace SdrsMock;

/// <summary>
/// A deliberate fault: the calls it applies to, and what happens to them. A rule with none of <see cref="Nth"/>, <see
/// cref="Every"/> and <see cref="Probability"/> applies to each call of its operation.
/// </summary>
public sealed record FaultRule
{
    /// <summary>The id, assigned by the mock.</summary>
    [JsonPropertyName("id")]
    public string? Id { get; init; }

    /// <summary>The operation's catalog name, or <c>*</c> for every operation.</summary>
    [JsonPropertyName("operation")]
    public string Operation { get; init => field = value ?? "*"; } = "*";

    /// <summary>The only project it applies to; null for all projects.</summary>
    [JsonPropertyName("project_id")]
    public string? ProjectId { get; init; }

    /// <summary>Applies only to the nth call after the rule was added; the first is 1.</summary>
    [JsonPropertyName("nth")]
    public int? Nth { get; init; }

    /// <summary>Applies to every nth call.</summary>
    [JsonPropertyName("every")]
    public int? Every { get; init; }

    /// <summary>Applies with this probability, 0 to 1, drawn from the mock's seed.</summary>
    [JsonPropertyName("probability")]
    public double? Probability { get; init; }

    /// <summary>How many times it applies at most; null for no limit.</summary>
    [JsonPropertyName("times")]
    public int? Times { get; init; }

    /// <summary>Returns this code of the catalog, <c>SDRS.…</c> or <c>APIGW.…</c>, with its status and message.</summary>
    [JsonPropertyName("error_code")]
    public string? ErrorCode { get; init; }

    /// <summary>Returns this HTTP status; with <see cref="ErrorCode"/> it selects among the statuses of a gateway code.</summary>
    [JsonPropertyName("status")]
    public int? Status { get; init; }

    /// <summary>
    /// Delays the response: an ISO 8601 duration such as <c>PT2S</c> on the mock's clock; a frozen clock does not wait.
    /// </summary>
    [JsonPropertyName("delay")]
    public string? Delay { get; init; }

    /// <summary>Drops the connection instead of responding.</summary>
    [JsonPropertyName("drop")]
    public bool Drop { get; init; }

    /// <summary>The job that the call starts fails with this code.</summary>
    [JsonPropertyName("fail_job")]
    public string? FailJob { get; init; }

    /// <summary>The job that the call starts never ends.</summary>
    [JsonPropertyName("stuck_job")]
    public bool StuckJob { get; init; }

    /// <summary>A replication pair whose replication is broken while the rule exists; needs <see cref="FaultLevel"/>.</summary>
    [JsonPropertyName("replication")]
    public string? Replication { get; init; }

    /// <summary><c>2</c> (production disk lost) or <c>5</c> (replication link down).</summary>
    [JsonConverter(typeof(StringOrNumberConverter))]
    [JsonPropertyName("fault_level")]
    public string? FaultLevel { get; init; }

    [JsonIgnore]
    internal TimeSpan DelayTime => Delay is null ? TimeSpan.Zero : XmlConvert.ToTimeSpan(Delay);

    // Whether the rule is about calls of an operation in a project; its counters decide whether it applies.
    internal bool IsAbout(string operation, string? projectId) =>
        Replication is null
        && (Operation == "*" || Operation == operation)
        && (ProjectId is null || ProjectId == projectId);
}
