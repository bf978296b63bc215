using System.Text;
using Shouldly;

namespace SdrsMock.Conformance.Tests;

/// <summary>What people mistype: they are told in one sentence, before anything happens.</summary>
public sealed class Slips : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory().FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("--min-coverage wants a number from 0 to 100, not 'x'", "--min-coverage", "x")]
    [InlineData("--min-coverage wants a number from 0 to 100, not '101'", "--min-coverage", "101")]
    [InlineData("--min-coverage wants a number from 0 to 100, not '-1'", "--min-coverage", "-1")]
    [InlineData("--min-coverage wants a number from 0 to 100, not 'NaN'", "--min-coverage", "NaN")]
    [InlineData("--min-coverage wants a number from 0 to 100, not '9,5'", "--min-coverage", "9,5")]
    [InlineData("--parallel wants a whole number from 1 on, not '0'", "--parallel", "0")]
    [InlineData("--repeat wants a whole number from 1 on, not '0'", "--repeat", "0")]
    [InlineData("--repeat wants a whole number from 1 on, not '99999999999'", "--repeat", "99999999999")]
    [InlineData("--seed wants a whole number, not 'x'", "--seed", "x")]
    [InlineData("--shard wants i/n, such as 2/5 for the second of five parts, not '0/2'", "--shard", "0/2")]
    [InlineData("--max-resources wants a whole number from 0 on, not 'many'", "--max-resources", "many")]
    [InlineData("--endpoint wants a URL such as http://127.0.0.1:5080, not 'foo'", "--endpoint", "foo")]
    [InlineData("--endpoint wants a URL such as http://127.0.0.1:5080, not '127.0.0.1:5080'", "--endpoint", "127.0.0.1:5080")]
    [InlineData("--proxy wants a URL such as http://127.0.0.1:5080, not 'foo'", "--proxy", "foo")]
    [InlineData("--html wants a file, not ''", "--html", "")]
    [InlineData("--port wants a port, a whole number from 0 to 65535, not '70000'", "record", "--endpoint", "http://127.0.0.1:1", "--out", "x.csv", "--port", "70000")]
    [InlineData("--endpoint wants a URL such as http://127.0.0.1:5080, not 'foo'", "list", "variables", "--endpoint", "foo")]
    [InlineData("--sk wants --ak as well", "--sk", "x")]
    [InlineData("--ak wants --sk as well", "--ak", "x")]
    [InlineData("--user wants --iam as well", "--user", "x")]
    [InlineData("--iam wants --user as well", "--iam", "http://127.0.0.1:1")]
    [InlineData("--iam wants a URL, not 'x'", "--iam", "x", "--user", "x", "--password", "x", "--domain", "x")]
    [InlineData("--project wants an id of 32 hexadecimal characters, not 'p'; a name is understood only where a user logs in", "--project", "p")]
    [InlineData("--project wants an id of 32 hexadecimal characters, not 'p'; a name is understood only where a user logs in", "--project", "p", "--endpoint", "http://127.0.0.1:1", "--token", "t")]
    [InlineData("--project wants an id of 32 hexadecimal characters, not '0123456789abcdef0123456789abcdeg'; a name is understood only where a user logs in", "--project", "0123456789abcdef0123456789abcdeg")]
    public async Task A_wrong_value_is_told_with_the_option_and_what_it_takes(string sentence, params string[] arguments)
    {
        var (exit, text) = await Sdrs.RunAsync(arguments[0].StartsWith('-') ? ["run", Path.Combine(Golden.Folder, "protection-group.csv"), .. arguments] : arguments);

        exit.ShouldBe(2, text);
        text.Trim().ShouldBe($"sdrs-conformance: {sentence}");
    }

    [Theory]
    [InlineData("--parallel", "2", "--parallel", "3")]
    [InlineData("--endpoint", "http://127.0.0.1:1", "--endpoint", "http://127.0.0.1:2")]
    [InlineData("--min-coverage")]
    public async Task An_option_that_is_given_twice_or_without_a_value_is_told_too(params string[] arguments)
    {
        var (exit, text) = await Sdrs.RunAsync(["run", .. arguments]);

        exit.ShouldBe(2, text);
        text.ShouldContain(arguments[0]);
        text.ShouldNotContain("System.");
        text.Trim().Split('\n').Length.ShouldBe(1);
    }

    [Theory]
    [InlineData("utf-16LE")]
    [InlineData("utf-16BE")]
    public async Task A_table_in_utf16_is_refused_with_the_way_out_although_it_bears_no_mark(string encoding)
    {
        var file = Path.Combine(_folder, "a.csv");
        await File.WriteAllBytesAsync(file, Encoding.GetEncoding(encoding).GetBytes("scenario,step,call\na,1,ShowQuota\n"), TestContext.Current.CancellationToken);

        foreach (var command in new[] { "run", "lint" })
        {
            var (exit, text) = await Sdrs.RunAsync(command, file);

            exit.ShouldBe(3, text);
            text.ShouldContain("the file is UTF-16; save it as 'CSV UTF-8'");
        }
    }
}
