using System.Collections;
using System.Text.Json;
using System.Text.Json.Serialization;
using SdrsMock.Surroundings;

namespace SdrsMock.Resources;

/// <summary>What a job tells about what it made or changed: names and values, in the order in which they became known.</summary>
[JsonConverter(typeof(AsObject))]
internal readonly struct Entities : IEnumerable<KeyValuePair<string, string>>
{
    private readonly Few<KeyValuePair<string, string>> _told;

    public Entities(string name, string value)
        : this([new(name, value)])
    {
    }

    private Entities(Few<KeyValuePair<string, string>> told) => _told = told;

    /// <summary>The value of that name, or null.</summary>
    public string? this[string name] => PlaceOf(name) is >= 0 and var place ? _told[place].Value : null;

    public Entities With(string name, string value) => PlaceOf(name) is >= 0 and var place
        ? new(_told.SetItem(place, new(name, value)))
        : new(_told.Add(new(name, value)));

    public void WriteTo(Utf8JsonWriter json)
    {
        foreach (var (name, value) in _told)
        {
            json.WriteString(name, value);
        }
    }

    public IEnumerator<KeyValuePair<string, string>> GetEnumerator() => _told.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private int PlaceOf(string name) => _told.FindIndex(name, static (entity, name) => entity.Key == name);

    internal sealed class AsObject : JsonConverter<Entities>
    {
        public override Entities Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            using var document = JsonDocument.ParseValue(ref reader);
            if (document.RootElement.ValueKind is not JsonValueKind.Object)
            {
                throw new JsonException();
            }

            // What a person wrote may hold any number, and a name twice: the last one counts, in the first one's place.
            var read = new OrderedDictionary<string, string>();
            foreach (var entity in document.RootElement.EnumerateObject())
            {
                read[entity.Name] = entity.Value.ValueKind is JsonValueKind.String ? entity.Value.GetString()! : throw new JsonException();
            }

            return new([.. read]);
        }

        public override void Write(Utf8JsonWriter writer, Entities value, JsonSerializerOptions options)
        {
            writer.WriteStartObject();
            value.WriteTo(writer);
            writer.WriteEndObject();
        }
    }
}
