using SdrsMock.Conformance.Execution;
using SdrsMock.Conformance.Scenarios;
using Spectre.Console;

namespace SdrsMock.Conformance.Reports;

/// <summary>What is seen while stories are played: a bar with the running story on a terminal, nothing elsewhere.</summary>
internal sealed class Progress
{
    private readonly Lock _lock = new();
    private readonly List<string> _running = [];
    private ProgressTask? _task;
    private int _notPassed;

    private Progress()
    {
    }

    /// <summary>Plays with a bar on top where somebody looks on.</summary>
    /// <param name="terminal">The terminal, or null where the output goes elsewhere.</param>
    /// <param name="stories">How many stories there are to play.</param>
    /// <param name="play">Plays them and tells the bar.</param>
    public static async Task<T> RunAsync<T>(IAnsiConsole? terminal, int stories, Func<Progress, Task<T>> play)
    {
        var progress = new Progress();
        if (terminal is null)
        {
            return await play(progress);
        }

        return await terminal.Progress().AutoClear(true).HideCompleted(true)
            .Columns(
                new ProgressBarColumn { Width = 24 }, new PercentageColumn(), new RemainingTimeColumn(),
                new TaskDescriptionColumn { Alignment = Justify.Left })
            .StartAsync(async context =>
            {
                progress._task = context.AddTask("starting", maxValue: Math.Max(1, stories));
                return await play(progress);
            });
    }

    public void Started(Scenario scenario)
    {
        lock (_lock)
        {
            _running.Add(scenario.Name);
            Show();
        }
    }

    public void Finished(ScenarioResult result)
    {
        lock (_lock)
        {
            _running.Remove(result.Scenario.Name);
            _notPassed += result.Outcome is Outcome.Failed or Outcome.Broken ? 1 : 0;
            _task?.Increment(1);
            Show();
        }
    }

    private void Show()
    {
        if (_task is { } task)
        {
            var failed = _notPassed > 0 ? $"[red]{_notPassed} not passed[/]  " : "";
            // The terminal takes no empty words, and between two stories nothing runs.
            task.Description = failed + Markup.Escape(_running is [var first, ..] ? Fitting(first) : "…");
        }
    }

    private static string Fitting(string name) => name.Length <= 40 ? name : name[..39] + "…";
}
