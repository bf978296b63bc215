using SdrsMock.Conformance.Execution;
using SdrsMock.Conformance.Scenarios;
using Spectre.Console;

namespace SdrsMock.Conformance.Reports;

/// <summary>Shows the progress of a run: on a terminal, a bar with the running scenario; elsewhere, nothing.</summary>
internal sealed class Progress
{
    private readonly Lock _lock = new();
    private readonly List<string> _running = [];
    private ProgressTask? _task;
    private int _notPassed;
    private string _problem = "not passed";

    private Progress()
    {
    }

    /// <summary>Runs scenarios and shows a progress bar if there is a terminal.</summary>
    /// <param name="terminal">The terminal, or null if the output is redirected.</param>
    /// <param name="scenarios">Number of scenarios to run.</param>
    /// <param name="run">Runs the scenarios and reports their start and end.</param>
    public static async Task<T> RunAsync<T>(IAnsiConsole? terminal, int scenarios, Func<Progress, Task<T>> run)
    {
        var progress = new Progress();
        if (terminal is null)
        {
            return await run(progress);
        }

        return await terminal.Progress().AutoClear(true).HideCompleted(true)
            .Columns(
                new ProgressBarColumn { Width = 24 }, new PercentageColumn(), new RemainingTimeColumn(),
                new TaskDescriptionColumn { Alignment = Justify.Left })
            .StartAsync(async context =>
            {
                progress._task = context.AddTask("starting", maxValue: Math.Max(1, scenarios));
                return await run(progress);
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

    /// <summary>Counts one item that is no scenario.</summary>
    /// <param name="problem">What is wrong with it, such as "unnoticed"; null for nothing.</param>
    /// <param name="item">Its name; null shows none.</param>
    public void Advance(string? problem = null, string? item = null)
    {
        lock (_lock)
        {
            _task?.Increment(1);
            _notPassed += problem is null ? 0 : 1;
            _problem = problem ?? _problem;
            if (item is not null)
            {
                _running.Clear();
                _running.Add(item);
                Show();
            }
        }
    }

    private void Show()
    {
        if (_task is { } task)
        {
            var failed = _notPassed > 0 ? $"[red]{_notPassed} {_problem}[/]  " : "";
            // The description must not be empty; between two scenarios nothing runs.
            task.Description = failed + Markup.Escape(_running is [var first, ..] ? Truncate(first) : "…");
        }
    }

    private static string Truncate(string name) =>
        SafeText.ForLine(name) is var line && line.Length <= 40 ? line : line[..39] + "…";
}
