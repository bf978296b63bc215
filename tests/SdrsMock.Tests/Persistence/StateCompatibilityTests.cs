using System.Text.Json;
using SdrsMock.Engine;
using SdrsMock.Model;
using Shouldly;
using Xunit;

namespace SdrsMock.Tests.Persistence;

/// <summary>State documents are kept beside people's tests for years: one that was saved long ago is read by every later mock.</summary>
public sealed class StateCompatibilityTests
{
    [Fact]
    public void An_earlier_state_document_is_read_and_its_job_continues()
    {
        using var document = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "Persistence", "format-1.json")));
        var mock = new MockHarness(projectId: $"{1:x32}");

        StateDocument.Read(document.RootElement, mock.Engine, projectId: null);

        mock.Project.Groups.ShouldHaveSingleItem().Status.ShouldBe(Status.Stopping);
        mock.Project.Instances.Select(instance => instance.Name).ShouldBe(["one", "two"]);
        mock.Project.Drills.ShouldHaveSingleItem();
        mock.Project.FailureJobs.ShouldHaveSingleItem();
        mock.Wait();
        mock.Project.Groups.ShouldHaveSingleItem().Status.ShouldBe(Status.Available);
    }
}
