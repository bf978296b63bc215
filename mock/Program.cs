using SdrsMock.Hosting;

namespace SdrsMock;

/// <summary>
/// The entry point of <c>sdrs-mock</c>. It is no top-level program, whose class would be public:
/// <c>WebApplicationFactory&lt;Program&gt;</c> in a test that references this assembly would be ambiguous.
/// </summary>
internal static class Program
{
    private static Task<int> Main(string[] arguments)
    {
        StubRegexLimiter.LimitProcess();
        return ServeCommand.Create().Parse(arguments).RunAsync();
    }
}
