// The calls of the flow with the client that Kiota generates; see ../../typescript/flow.ts.
using System.Text.Json;
using Generated;
using Generated.Models;
using Microsoft.Kiota.Abstractions.Authentication;
using Microsoft.Kiota.Http.HttpClientLibrary;

var url = Environment.GetEnvironmentVariable("MOCK_URL")!;
var variables = JsonSerializer.Deserialize<Dictionary<string, string>>(Environment.GetEnvironmentVariable("MOCK_VARIABLES")!)!;
using var known = new HttpClient { DefaultRequestHeaders = { { "X-Auth-Token", variables["token"] } } };
using var unknown = new HttpClient();
var api = Create(known);

Generated.V1.Item.WithProject_ItemRequestBuilder Create(HttpClient http) => new SdrsApi(
    new HttpClientRequestAdapter(new AnonymousAuthenticationProvider(), httpClient: http) { BaseUrl = url }).V1[variables["project_id"]];

CreateProtectionGroupRequest Group(string name) => new()
{
    ServerGroup = new()
    {
        Name = name,
        SourceAvailabilityZone = variables["source_az"],
        TargetAvailabilityZone = variables["target_az"],
        DomainId = variables["domain_id"],
        SourceVpcId = variables["vpc"],
    },
};

async Task<Job> FinishAsync(AcceptedJob accepted)
{
    for (var tries = 0; tries < 50; tries++)
    {
        var job = await api.Jobs[accepted.JobId].GetAsync();
        if (job.Status == JobStatus.SUCCESS)
        {
            return job;
        }

        Check(job.Status != JobStatus.FAIL, job.FailReason);
        await Task.Delay(20);
    }

    throw new InvalidOperationException($"job {accepted.JobId} does not end");
}

static void Check(bool holds, string what)
{
    if (!holds)
    {
        throw new InvalidOperationException(what);
    }
}

var group = (await FinishAsync(await api.ServerGroups.PostAsync(Group("orders")))).Entities.ServerGroupId;
var groups = await api.ServerGroups.GetAsync(request => request.QueryParameters.Limit = 10);
Check(groups.ServerGroups.Any(listed => listed.Id == group), "the group is not listed");
var instance = (await FinishAsync(await api.ProtectedInstances.PostAsync(new()
{
    ProtectedInstance = new() { ServerGroupId = group, ServerId = variables["server_a"], Name = "web" },
}))).Entities.ProtectedInstanceId;

RunProtectionGroupActionRequest[] actions =
[
    new() { StartServerGroup = new() }, new() { StopServerGroup = new() }, new() { StartServerGroup = new() },
    new() { FailoverServerGroup = new() }, new() { StartServerGroup = new() },
    new() { ReverseServerGroup = new() { PriorityStation = PriorityStation.Source } },
];
foreach (var action in actions)
{
    await FinishAsync(await api.ServerGroups[group].Action.PostAsync(action));
}

var tags = api.ProtectedInstances[instance].Tags;
await tags.Action.PostAsync(new()
{
    Action = BatchAddOrDeleteTagsRequest_action.Create, Tags = [new() { Key = "env", Value = "test" }],
});
Check((await tags.GetAsync()).Tags.Any(tag => tag.Value == "test"), "the tag is not shown");
await tags.Action.PostAsync(new() { Action = BatchAddOrDeleteTagsRequest_action.Delete, Tags = [new() { Key = "env" }] });
Check((await tags.GetAsync()).Tags.Count == 0, "the tag is not deleted");

async Task<ErrorResponse> RejectionAsync(Generated.V1.Item.WithProject_ItemRequestBuilder by, string name)
{
    try
    {
        await by.ServerGroups.PostAsync(Group(name));
    }
    catch (ErrorResponse rejection)
    {
        return rejection;
    }

    throw new InvalidOperationException($"{name} is not rejected");
}

var bad = await RejectionAsync(api, "not a name");
Check(bad.ResponseStatusCode == 400 && bad.Error.Code == "SDRS.0202", $"no typed 400: {bad.ResponseStatusCode}");
var stranger = await RejectionAsync(Create(unknown), "orders");
Check(stranger.ResponseStatusCode == 401 && stranger.ErrorCode == "APIGW.0301", $"no typed 401: {stranger.ResponseStatusCode}");
Console.WriteLine("Kiota: all calls");
