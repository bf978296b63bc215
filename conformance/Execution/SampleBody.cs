using System.Text.Json;
using System.Text.Json.Nodes;
using SdrsMock.Conformance.Scenarios;

namespace SdrsMock.Conformance.Execution;

/// <summary>Fills the variables of an operation's sample body.</summary>
internal sealed class SampleBody(Variables variables)
{
    private readonly List<(JsonNode Node, string Name)> _unbound = [];

    /// <summary>The nodes whose variable is not set.</summary>
    public IReadOnlyList<(JsonNode Node, string Name)> Unbound => _unbound;

    public JsonNode? Fill(JsonNode? node)
    {
        switch (node)
        {
            case JsonObject members:
                foreach (var (name, value) in members.ToList())
                {
                    if (value is JsonValue)
                    {
                        members[name] = FillText(value.DeepClone());
                    }
                    else
                    {
                        Fill(value);
                    }
                }

                break;
            case JsonArray items:
                for (var index = 0; index < items.Count; index++)
                {
                    if (items[index] is JsonValue value)
                    {
                        items[index] = FillText(value.DeepClone());
                    }
                    else
                    {
                        Fill(items[index]);
                    }
                }

                break;
        }

        return node;
    }

    private JsonNode FillText(JsonNode value)
    {
        if (value.GetValueKind() is not JsonValueKind.String)
        {
            return value;
        }

        try
        {
            return variables.Fill(value.GetValue<string>());
        }
        catch (UnboundVariableException exception)
        {
            // An error only if no cell replaces the node.
            _unbound.Add((value, exception.Name));
            return value;
        }
    }
}
