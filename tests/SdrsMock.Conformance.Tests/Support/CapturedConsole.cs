using System.Text;

namespace SdrsMock.Conformance.Tests.Support;

/// <summary>
/// What a program that still runs has said so far. Unlike a <see cref="StringWriter"/> it may be read while it is written.
/// </summary>
internal sealed class CapturedConsole : TextWriter
{
    // A program that watches says nothing more by itself, and never ends.
    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(1);

    private readonly StringBuilder _text = new();
    private TaskCompletionSource _more = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public override Encoding Encoding => Encoding.UTF8;

    /// <summary>Ends once the words were said so many times.</summary>
    /// <exception cref="InvalidOperationException">The program ended without saying them.</exception>
    public async Task SaysAsync(Task<int> program, string words, int times = 1)
    {
        while (true)
        {
            var (text, more) = Now();
            if (text.Split(words).Length > times)
            {
                return;
            }

            if (program.IsCompleted)
            {
                throw new InvalidOperationException($"it ended with {await program}: {this}");
            }

            try
            {
                await Task.WhenAny(more, program).WaitAsync(s_patience, TestContext.Current.CancellationToken);
            }
            catch (TimeoutException)
            {
                throw new TimeoutException($"it does not say '{words}', only: {this}");
            }
        }
    }

    public override void Write(char value) => Write([value]);

    public override void Write(char[] buffer, int index, int count) => Write(buffer.AsSpan(index, count));

    public override void Write(string? value) => Write(value.AsSpan());

    public override void Write(ReadOnlySpan<char> buffer)
    {
        lock (_text)
        {
            _text.Append(buffer);
            _more.TrySetResult();
            _more = new(TaskCreationOptions.RunContinuationsAsynchronously);
        }
    }

    public override string ToString() => Now().Text;

    private (string Text, Task More) Now()
    {
        lock (_text)
        {
            return (_text.ToString(), _more.Task);
        }
    }
}
