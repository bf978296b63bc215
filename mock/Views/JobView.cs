using System.Text.Json;
using SdrsMock.Common;
using SdrsMock.Model;

namespace SdrsMock.Views;

/// <summary>Writes a job, with its sub-jobs, as the service shows it.</summary>
internal static class JobView
{
    public static void Write(Utf8JsonWriter json, Job job, DateTimeOffset now)
    {
        json.WriteStartObject();
        json.WriteString("status"u8, job.StatusAt(now));
        json.WriteStartObject("entities"u8);
        job.Entities.WriteTo(json);
        if (job.SubJobs.Count > 0)
        {
            json.WriteStartArray("sub_jobs"u8);
            foreach (var subJob in job.SubJobs)
            {
                Write(json, subJob, job, now);
            }

            json.WriteEndArray();
        }

        json.WriteEndObject();
        WriteCommon(json, job, job.Id, job.Type, job.BeginTime, job.EndTime);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, SubJob subJob, Job parent, DateTimeOffset now)
    {
        json.WriteStartObject();
        json.WriteString("status"u8, parent.StatusAt(now));
        json.WriteStartObject("entities"u8);
        subJob.Entities.WriteTo(json);
        json.WriteEndObject();
        var begin = parent.BeginTime + parent.Share(0.1);
        WriteCommon(json, parent, subJob.Id, subJob.Type, begin, parent.EndTime is null ? null : parent.EndTime - parent.Share(0.1));
        json.WriteEndObject();
    }

    private static void WriteCommon(Utf8JsonWriter json, Job job, string id, string type, DateTimeOffset begin, DateTimeOffset? end)
    {
        json.WriteString("job_id"u8, id);
        json.WriteString("job_type"u8, type);
        json.WriteString("begin_time"u8, WireTimeFormat.FormatZoned(begin));
        json.WriteString("end_time"u8, end is null ? null : WireTimeFormat.FormatZoned(end.Value));
        json.WriteString("error_code"u8, job.ErrorCode);
        json.WriteString("fail_reason"u8, job.FailReason);
    }
}
