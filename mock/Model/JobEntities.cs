using System.Collections;
using System.Text.Json;
using System.Text.Json.Serialization;
using SdrsMock.Common;

namespace SdrsMock.Model;

/// <summary>The <c>entities</c> of a job: names and values in the order in which they were set.</summary>
[JsonConverter(typeof(JsonConverter))]
internal readonly struct JobEntities : IEnumerable<KeyValuePair<string, string>>
{
    private readonly SmallList<KeyValuePair<string, string>> _entries;

    public JobEntities(string name, string value)
        : this([new(name, value)])
    {
    }

    private JobEntities(SmallList<KeyValuePair<string, string>> told) => _entries = told;

    /// <summary>The value with this name, or null.</summary>
    public string? this[string name] => IndexOf(name) is >= 0 and var place ? _entries[place].Value : null;

    public JobEntities With(string name, string value) => IndexOf(name) is >= 0 and var place
        ? new(_entries.SetItem(place, new(name, value)))
        : new(_entries.Add(new(name, value)));

    public void WriteTo(Utf8JsonWriter json)
    {
        foreach (var (name, value) in _entries)
        {
            json.WriteString(name, value);
        }
    }

    public IEnumerator<KeyValuePair<string, string>> GetEnumerator() => _entries.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private int IndexOf(string name) => _entries.FindIndex(name, static (entity, name) => entity.Key == name);

    internal sealed class JsonConverter : JsonConverter<JobEntities>
    {
        public override JobEntities Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            using var document = JsonDocument.ParseValue(ref reader);
            if (document.RootElement.ValueKind is not JsonValueKind.Object)
            {
                throw new JsonException();
            }

            // A document edited by hand may hold any number of entries, and a name twice: the last value wins, at the first position.
            var read = new OrderedDictionary<string, string>();
            foreach (var entity in document.RootElement.EnumerateObject())
            {
                read[entity.Name] = entity.Value.ValueKind is JsonValueKind.String ? entity.Value.GetString()! : throw new JsonException();
            }

            return new([.. read]);
        }

        public override void Write(Utf8JsonWriter writer, JobEntities value, JsonSerializerOptions options)
        {
            writer.WriteStartObject();
            value.WriteTo(writer);
            writer.WriteEndObject();
        }
    }
}
