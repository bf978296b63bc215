// sdrs-mock exec -- dotnet run
using System.Net.Http.Json;
using SdrsMock.Client;

static string Get(string name) =>
    Environment.GetEnvironmentVariable(name) ?? throw new InvalidOperationException($"{name} is not set; run this below sdrs-mock exec");

var url = new Uri(Get("SDRS_MOCK_URL"));
using var http = new HttpClient { BaseAddress = url };
var fixtures = (await http.GetFromJsonAsync<Dictionary<string, string>>("/__sdrs/variables"))!;
using var sdrs = SdrsClient.WithToken(url, Get("SDRS_PROJECT_ID"), Get("SDRS_TOKEN"));
var polling = new JobPollingOptions(TimeSpan.FromMilliseconds(100), TimeSpan.FromSeconds(10));

var job = await sdrs.CreateProtectionGroupAsync(new()
{
    Name = "orders",
    SourceAvailabilityZone = fixtures["source_az"],
    TargetAvailabilityZone = fixtures["target_az"],
    DomainId = fixtures["domain_id"],
    SourceVpcId = fixtures["vpc"],
});
var group = (await sdrs.WaitForJobAsync(job, polling)).Entities.ServerGroupId!;

job = await sdrs.CreateProtectedInstanceAsync(new() { ServerGroupId = group, ServerId = fixtures["server_a"], Name = "orders-db" });
await sdrs.WaitForJobAsync(job, polling);

try
{
    await sdrs.CreateProtectedInstanceAsync(new() { ServerGroupId = group, ServerId = fixtures["server_a"], Name = "again" });
    Console.Error.WriteLine("the server was protected twice");
    return 1;
}
catch (SdrsException exception) when (exception.Code is "SDRS.1305")
{
    Console.WriteLine($"orders-db is protected, and only once: {exception.Message}");
    return 0;
}
