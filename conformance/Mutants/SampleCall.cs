using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using SdrsMock.Conformance.Execution;

namespace SdrsMock.Conformance.Mutants;

/// <summary>A call of an operation to begin a test with.</summary>
internal static class SampleCall
{
    /// <summary>The sample of an operation.</summary>
    /// <param name="operation">The name of the operation.</param>
    /// <param name="mutant">The id of the mutant, which becomes the name of the scenario.</param>
    public static MutantWitness ForOperation(string operation, string mutant)
    {
        var contract = RequestBuilder.GetContract(operation);
        var path = contract.Path.Replace("{project_id}", "$SDRS_PROJECT_ID", StringComparison.Ordinal);
        var curl = new StringBuilder("curl");
        if (contract.Method != "GET")
        {
            curl.Append(" -X ").Append(contract.Method);
        }

        curl.Append(CultureInfo.InvariantCulture, $" \"$SDRS_MOCK_URL{path}\" -H \"X-Auth-Token: $SDRS_TOKEN\"");
        if (contract.Sample is { } sample)
        {
            curl.Append(CultureInfo.InvariantCulture, $" -H 'Content-Type: application/json' --data-raw '{Compact(sample)}'");
        }

        return new(
            curl.ToString(),
            $"scenario,step,call,expect,check\nnotices {mutant},1,{operation},{contract.Success},\n",
            null, null);
    }

    private static string Compact(JsonElement sample) => JsonNode.Parse(sample.GetRawText())!.ToJsonString();
}
