using System.Text;
using SdrsMock.Conformance.Reports;

namespace SdrsMock.Conformance.Cli;

/// <summary>Standard output or standard error without secrets: each text that a command writes passes through here.</summary>
internal sealed class RedactingWriter(TextWriter inner) : TextWriter
{
    /// <summary>Removes the secrets of the command line, of the environment and of the target file.</summary>
    public Redactor Redactor { get; set; } = Redactor.For([]);

    public override Encoding Encoding => inner.Encoding;

    public override void Write(char value) => inner.Write(value);

    public override void Write(char[] buffer, int index, int count) => Write(new string(buffer, index, count));

    public override void Write(ReadOnlySpan<char> buffer) => Write(new string(buffer));

    public override void Write(string? value) => inner.Write(value is null ? null : Redactor.Text(value));

    public override void WriteLine(string? value)
    {
        Write(value);
        inner.WriteLine();
    }

    public override void Flush() => inner.Flush();
}
