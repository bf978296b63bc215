using System.Text.Json;
using Shouldly;

namespace SdrsMock.Tests.Neighbours;

/// <summary>Short ways to call the neighbours and to look at what they have done.</summary>
internal static class NeighbourCalls
{
    /// <summary>Calls by path alone, such as <c>Ask("GET", "/v1/{project_id}/vpcs")</c>; a double quote may be written as an apostrophe.</summary>
    public static Answer Ask(this Sdrs sdrs, string method, string path, string body = "") => sdrs.Send(method, path, Filled(sdrs, body));

    /// <summary>Calls, and wants no refusal.</summary>
    public static JsonElement Done(this Sdrs sdrs, string method, string path, string body = "")
    {
        var answer = sdrs.Ask(method, path, body);
        answer.ShouldSucceed();
        return answer.Text.Length == 0 ? default : answer.Json;
    }

    /// <summary>An ECS or EVS job, once the clock has passed its end.</summary>
    public static JsonElement JobOf(this Sdrs sdrs, JsonElement accepted)
    {
        sdrs.Wait();
        return sdrs.Done("GET", $"/v1/{{project_id}}/jobs/{accepted.Text("job_id")}");
    }

    /// <summary>The id of a new server, running.</summary>
    public static string GivenServer(this Sdrs sdrs, string more = "")
    {
        var accepted = sdrs.Done("POST", "/v1/{project_id}/cloudservers", ServerBody(more));
        sdrs.JobOf(accepted).Text("status").ShouldBe("SUCCESS");
        return accepted.GetProperty("serverIds")[0].GetString()!;
    }

    /// <summary>The least that ECS takes, and more.</summary>
    public static string ServerBody(string more = "") =>
        $"{{'server':{{'name':'new','imageRef':'{{image}}','flavorRef':'{{flavor}}','vpcid':'{{vpc}}','nics':[{{'subnet_id':'{{subnet}}'}}],'root_volume':{{'volumetype':'SAS'}}{more}}}}}";

    public static JsonElement Server(this Sdrs sdrs, string id) => sdrs.Done("GET", $"/v1/{{project_id}}/cloudservers/{id}").GetProperty("server");

    public static JsonElement Volume(this Sdrs sdrs, string id) => sdrs.Done("GET", $"/v2/{{project_id}}/cloudvolumes/{id}").GetProperty("volume");

    public static List<string> Ids(this JsonElement list) => [.. list.EnumerateArray().Select(item => item.Text("id")!)];

    private static string Filled(Sdrs sdrs, string body) => sdrs.VariableNames.Aggregate(
        body.Replace('\'', '"'), (filled, name) => filled.Replace($"{{{name}}}", sdrs[name], StringComparison.Ordinal));
}
