using SdrsMock.Conformance.Cli;
using Shouldly;

namespace SdrsMock.Conformance.Tests;

public sealed class OtherEditions
{
    [Fact]
    public async Task What_is_not_about_huawei_alone_holds_for_open_telekom_cloud()
    {
        await using var otc = await SdrsMockServer.StartAsync(options => (options.Auth, options.Edition) = (AuthMode.Verify, "otc"), TestContext.Current.CancellationToken);

        var (exit, text) = await Sdrs.RunAsync("run", ScenariosFolder.Find(), "--endpoint", $"{otc.Url}", "--tag", "!huawei");

        exit.ShouldBe(0, text);
    }
}
