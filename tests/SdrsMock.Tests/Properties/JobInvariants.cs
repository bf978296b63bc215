using System.Text.Json;
using SdrsMock.Model;
using SdrsMock.Tests.Schemas;
using Shouldly;

namespace SdrsMock.Tests.Properties;

/// <summary>What always holds of jobs, from the first look at one to the last.</summary>
internal sealed class JobInvariants(MockHarness mock)
{
    private static readonly string[] s_course = [JobStatus.Init, JobStatus.Running, JobStatus.Success];

    private readonly Dictionary<string, string> _lastSeen = [];
    private readonly Dictionary<string, IReadOnlyList<StatusChange>> _moves = [];

    public void Hold()
    {
        foreach (var job in mock.Project.Jobs.All)
        {
            var last = _lastSeen.GetValueOrDefault(job.Id);
            var text = mock.Get($"/jobs/{job.Id}").Text;
            if (text != last)
            {
                Follows(last, text);
                _lastSeen[job.Id] = text;
                if (job.ErrorCode is not null)
                {
                    LeavesItsMark(job);
                }
            }

            if (!job.IsOver)
            {
                _moves[job.Id] = [.. job.StatusChanges];
            }
        }

        WhatIsBusyHasOneJob();
    }

    private static void Follows(string? last, string text)
    {
        using var now = JsonDocument.Parse(text);
        var job = now.RootElement;
        var status = job.Status();
        (status is JobStatus.Success or JobStatus.Fail).ShouldBe(job.Text("end_time") is not null, text);
        (status == JobStatus.Fail).ShouldBe(job.Text("error_code") is not null, text);
        (status == JobStatus.Fail).ShouldBe(job.Text("fail_reason") is not null, text);
        foreach (
            var part in job.GetProperty("entities").TryGetProperty("sub_jobs", out var subJobs)
                ? subJobs.EnumerateArray().Append(job)
                : [job])
        {
            part.Status().ShouldBe(status, text);
            string.CompareOrdinal(job.Text("begin_time"), part.Text("begin_time")).ShouldBeLessThanOrEqualTo(0, text);
            (
                part.Text("end_time") is null || string.CompareOrdinal(part.Text("begin_time"), part.Text("end_time")) <= 0)
                .ShouldBeTrue(text);
            string.CompareOrdinal(part.Text("end_time"), job.Text("end_time")).ShouldBeLessThanOrEqualTo(0, text);
        }

        if (last is not null)
        {
            using var before = JsonDocument.Parse(last);
            Rank(before.RootElement.Status()).ShouldBeLessThan(Rank(status), $"{last}\nbecame\n{text}");
        }
    }

    // SUCCESS and FAIL are final statuses.
    private static int Rank(string status) => Array.IndexOf(s_course, status == JobStatus.Fail ? JobStatus.Success : status);

    private void LeavesItsMark(Job job)
    {
        mock.Project.FailureJobs.Count(failureJob => failureJob.JobId == job.Id).ShouldBe(1, $"rows of the failed job {job.Id}");
        var filter = DeclaredCatalog.Transitions.First(
            started => started.Transition.CatalogId == job.Transition)
            .Transition.Kind is ResourceKind.Group
            ? ""
            : $"?server_group_id={job.GroupId}";
        mock.Get($"/task-center/failure-jobs{filter}").Json.GetProperty("failure_jobs").EnumerateArray()
                .Count(
                    row => row.Text("job_id") == job.Id
                        && row.Text("error_code") == job.ErrorCode
                        && row.Text("resource_id") == job.ResourceId)
                .ShouldBe(1);
        foreach (var move in _moves[job.Id])
        {
            var status = mock.Project.Find(move.Kind, move.Id).ShouldNotBeNull().Status;
            (status == move.OnFailure.Text || status == Status.Invalid || move.OnFailure.Move is not StatusMove.Set)
                .ShouldBeTrue($"{move} left {status}");
        }
    }

    private void WhatIsBusyHasOneJob()
    {
        var project = mock.Project;
        var moved = project.Jobs.All
            .Where(job => !job.IsOver)
            .SelectMany(job => job.StatusChanges.Select(move => (move.Kind, move.Id)))
            .ToLookup(move => move);
        var all = project.Groups.Select(group => (ResourceKind.Group, (IResource)group))
            .Concat(project.Instances.Select(instance => (ResourceKind.Instance, (IResource)instance)))
            .Concat(project.Pairs.Select(pair => (ResourceKind.Pair, (IResource)pair)))
            .Concat(project.Drills.Select(drill => (ResourceKind.Drill, (IResource)drill)));
        foreach (var (kind, resource) in all)
        {
            var jobs = moved[(kind, resource.Id)].Count();
            var expected = Status.IsTransitional(resource.Status) ? 1 : 0;
            Invariant.That(
                jobs == expected || resource.Status == Status.Invalid,
                () => $"{jobs} jobs are at work on a {kind} that is {resource.Status}");
        }
    }
}
