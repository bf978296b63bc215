namespace SdrsMock.Reliability;

/// <summary>Many connections that write at once: to a few projects, and one that has its state replaced again and again.</summary>
/// <param name="number">Distinguishes its projects from those of another load.</param>
internal sealed class Load(int number)
{
    private const int Projects = 4;
    private const int Connections = 32;

    private readonly LoadWriter[] _writers = [.. Enumerable.Range(0, Connections).Select(connection => new LoadWriter(connection))];
    private readonly StateReplacer _putter = new($"{number:x16}{Projects:x16}");

    /// <summary>How many writes were acknowledged.</summary>
    public int Acknowledged => _writers.Sum(writer => writer.Acknowledged) + _putter.Acknowledged;

    /// <summary>Writes until the mock is gone.</summary>
    /// <param name="urls">One mock, or several on one state, among which the connections are divided.</param>
    public Task Write(params Uri[] urls) =>
        Task.WhenAll(
            [
                _putter.Write(urls[0]),
                .. _writers.Select((writer, connection) => writer.Write(urls[connection / Projects % urls.Length], ProjectId(connection))),
            ]);

    /// <summary>What was acknowledged and is not there, or is there twice; empty when all is well.</summary>
    public async Task<IReadOnlyList<string>> Compare(Uri url)
    {
        List<string> wrong = [];
        for (var index = 0; index < Projects; index++)
        {
            using var project = await Project.AtAsync(url, ProjectId(index));
            var inventory = await project.Steer(HttpMethod.Get, "inventory");
            foreach (var writer in _writers.Where((_, connection) => connection % Projects == index))
            {
                wrong.AddRange(await writer.Compare(project, inventory));
            }
        }

        using var put = await Project.AtAsync(url, $"{number:x16}{Projects:x16}");
        return [.. wrong, .. await _putter.Compare(put)];
    }

    private string ProjectId(int connection) => $"{number:x16}{connection % Projects:x16}";
}
