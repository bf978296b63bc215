// The calls of the flow with the client that NSwag generates; see ../../typescript/flow.ts.
using System.Text.Json;
using Generated;

var url = Environment.GetEnvironmentVariable("MOCK_URL")!;
var variables = JsonSerializer.Deserialize<Dictionary<string, string>>(Environment.GetEnvironmentVariable("MOCK_VARIABLES")!)!;
var project = variables["project_id"];
using var known = new HttpClient { DefaultRequestHeaders = { { "X-Auth-Token", variables["token"] } } };
using var unknown = new HttpClient();
var api = new SdrsApi(known) { BaseUrl = url };

CreateProtectionGroupRequest Group(string name) => new()
{
    Server_group = new()
    {
        Name = name,
        Source_availability_zone = variables["source_az"],
        Target_availability_zone = variables["target_az"],
        Domain_id = variables["domain_id"],
        Source_vpc_id = variables["vpc"],
    },
};

async Task<Job> FinishAsync(AcceptedJob accepted)
{
    for (var tries = 0; tries < 50; tries++)
    {
        var job = await api.ShowJobStatusAsync(project, accepted.Job_id);
        if (job.Status == JobStatus.SUCCESS)
        {
            return job;
        }

        Check(job.Status != JobStatus.FAIL, job.Fail_reason);
        await Task.Delay(20);
    }

    throw new InvalidOperationException($"job {accepted.Job_id} does not end");
}

static void Check(bool holds, string what)
{
    if (!holds)
    {
        throw new InvalidOperationException(what);
    }
}

var group = (await FinishAsync(await api.CreateProtectionGroupAsync(project, Group("orders")))).Entities.Server_group_id;
var groups = await api.ListProtectionGroupsAsync(project, limit: 10, offset: null, status: null, name: null, query_type: null,
    availability_zone: null);
Check(groups.Server_groups.Any(listed => listed.Id == group), "the group is not listed");
var instance = (await FinishAsync(await api.CreateProtectedInstanceAsync(project, new()
{
    Protected_instance = new() { Server_group_id = group, Server_id = variables["server_a"], Name = "web" },
}))).Entities.Protected_instance_id;

RunProtectionGroupActionRequest[] actions =
[
    new() { StartServerGroup = new() }, new() { StopServerGroup = new() }, new() { StartServerGroup = new() },
    new() { FailoverServerGroup = new() }, new() { StartServerGroup = new() },
    new() { ReverseServerGroup = new() { Priority_station = PriorityStation.Source } },
];
foreach (var action in actions)
{
    await FinishAsync(await api.RunProtectionGroupActionAsync(project, group, action));
}

await api.BatchAddOrDeleteTagsAsync(project, instance, new()
{
    Action = BatchAddOrDeleteTagsRequestAction.Create, Tags = [new() { Key = "env", Value = "test" }],
});
Check((await api.ListProtectedInstanceTagsAsync(project, instance)).Tags.Any(tag => tag.Value == "test"), "the tag is not shown");
await api.BatchAddOrDeleteTagsAsync(project, instance, new()
{
    Action = BatchAddOrDeleteTagsRequestAction.Delete, Tags = [new() { Key = "env" }],
});
Check(!(await api.ListProtectedInstanceTagsAsync(project, instance)).Tags.Any(), "the tag is not deleted");

async Task<ApiException<ErrorResponse>> RejectionAsync(SdrsApi by, string name)
{
    try
    {
        await by.CreateProtectionGroupAsync(project, Group(name));
    }
    catch (ApiException<ErrorResponse> rejection)
    {
        return rejection;
    }

    throw new InvalidOperationException($"{name} is not rejected");
}

var bad = await RejectionAsync(api, "not a name");
Check(bad.StatusCode == 400 && bad.Result.Error.Code == "SDRS.0202", $"no typed 400: {bad.StatusCode}");
var stranger = await RejectionAsync(new SdrsApi(unknown) { BaseUrl = url }, "orders");
Check(stranger.StatusCode == 401 && stranger.Result.Error_code == "APIGW.0301", $"no typed 401: {stranger.StatusCode}");
Console.WriteLine("NSwag: all calls");
