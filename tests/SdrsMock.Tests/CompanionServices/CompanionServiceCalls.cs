using System.Text.Json;
using Shouldly;

namespace SdrsMock.Tests.CompanionServices;

/// <summary>Shortcuts to call the companion services and to read their resources.</summary>
internal static class CompanionServiceCalls
{
    /// <summary>
    /// Calls by path alone, such as <c>Call("GET", "/v1/{project_id}/vpcs")</c>; a double quote may be written as an apostrophe.
    /// </summary>
    public static HarnessResponse Call(this MockHarness mock, string method, string path, string body = "") =>
        mock.Send(method, path, Filled(mock, body));

    /// <summary>Sends a request that must succeed.</summary>
    public static JsonElement CallSuccessfully(this MockHarness mock, string method, string path, string body = "")
    {
        var response = mock.Call(method, path, body);
        response.ShouldSucceed();
        return response.Text.Length == 0 ? default : response.Json;
    }

    /// <summary>An ECS or EVS job, once the clock has passed its end.</summary>
    public static JsonElement JobOf(this MockHarness mock, JsonElement accepted)
    {
        mock.Wait();
        return mock.CallSuccessfully("GET", $"/v1/{{project_id}}/jobs/{accepted.Text("job_id")}");
    }

    /// <summary>The id of a new server, running.</summary>
    public static string AddServer(this MockHarness mock, string more = "")
    {
        var accepted = mock.CallSuccessfully("POST", "/v1/{project_id}/cloudservers", ServerBody(more));
        mock.JobOf(accepted).Text("status").ShouldBe("SUCCESS");
        return accepted.GetProperty("serverIds")[0].GetString()!;
    }

    /// <summary>The least that ECS takes, and more.</summary>
    public static string ServerBody(string more = "") =>
        $"{{'server':{{'name':'new','imageRef':'{{image}}','flavorRef':'{{flavor}}','vpcid':'{{vpc}}'," +
            $"'nics':[{{'subnet_id':'{{subnet}}'}}],'root_volume':{{'volumetype':'SAS'}}{more}}}}}";

    public static JsonElement Server(this MockHarness mock, string id) =>
        mock.CallSuccessfully("GET", $"/v1/{{project_id}}/cloudservers/{id}").GetProperty("server");

    public static JsonElement Volume(this MockHarness mock, string id) =>
        mock.CallSuccessfully("GET", $"/v2/{{project_id}}/cloudvolumes/{id}").GetProperty("volume");

    public static List<string> Ids(this JsonElement list) => [.. list.EnumerateArray().Select(item => item.Text("id")!)];

    private static string Filled(MockHarness mock, string body) => mock.VariableNames.Aggregate(
        body.Replace('\'', '"'), (filled, name) => filled.Replace($"{{{name}}}", mock[name], StringComparison.Ordinal));
}
