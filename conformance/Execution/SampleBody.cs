using System.Text.Json;
using System.Text.Json.Nodes;
using SdrsMock.Conformance.Scenarios;

namespace SdrsMock.Conformance.Execution;

/// <summary>An operation's sample body with its variables filled in.</summary>
internal sealed class SampleBody(Variables variables)
{
    private readonly List<(JsonNode Node, string Name)> _unbound = [];

    /// <summary>Places that still want a variable.</summary>
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
        catch (UnboundVariableException unbound)
        {
            // Only a problem if no cell replaces it.
            _unbound.Add((value, unbound.Name));
            return value;
        }
    }
}
