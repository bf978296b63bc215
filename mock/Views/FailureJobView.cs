using System.Text.Json;
using SdrsMock.Common;
using SdrsMock.Model;

namespace SdrsMock.Views;

/// <summary>Writes a failed job as the task center shows it.</summary>
internal static class FailureJobView
{
    public static void Write(Utf8JsonWriter json, FailureJob failureJob)
    {
        json.WriteStartObject();
        json.WriteString("job_status"u8, JobStatus.Fail);
        json.WriteString("resource_id"u8, failureJob.ResourceId);
        json.WriteString("resource_name"u8, failureJob.ResourceName);
        json.WriteString("resource_type"u8, failureJob.ResourceType);
        json.WriteString("failure_status"u8, failureJob.FailureStatus);
        json.WriteString("job_id"u8, failureJob.JobId);
        json.WriteString("job_type"u8, failureJob.JobType);
        json.WriteString("begin_time"u8, WireTimeFormat.FormatZoned(failureJob.BeginTime));
        json.WriteString("error_code"u8, failureJob.ErrorCode);
        json.WriteString("fail_reason"u8, failureJob.FailReason);
        json.WriteEndObject();
    }
}
