using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace SdrsMock.Common;

/// <summary>Converts a <see cref="SmallList{T}"/> to and from a JSON array.</summary>
internal sealed class SmallListConverter : JsonConverterFactory
{
    /// <summary>The item type of a <see cref="SmallList{T}"/>; null for other types.</summary>
    public static Type? FindElementType(Type type) =>
        type.IsGenericType && type.GetGenericTypeDefinition() == typeof(SmallList<>) ? type.GetGenericArguments()[0] : null;

    public override bool CanConvert(Type typeToConvert) => FindElementType(typeToConvert) is not null;

    public override System.Text.Json.Serialization.JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options) =>
        (System.Text.Json.Serialization.JsonConverter)Activator.CreateInstance(
            typeof(Typed<>).MakeGenericType(FindElementType(typeToConvert)!))!;

    private sealed class Typed<T> : JsonConverter<SmallList<T>>
    {
        public override SmallList<T> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            if (reader.TokenType is not JsonTokenType.StartArray)
            {
                throw new JsonException();
            }

            var (item, items) = (TypeInfo(options), new List<T>());
            while (reader.Read() && reader.TokenType is not JsonTokenType.EndArray)
            {
                items.Add(JsonSerializer.Deserialize(ref reader, item) ?? throw new JsonException());
            }

            return [.. items];
        }

        public override void Write(Utf8JsonWriter writer, SmallList<T> value, JsonSerializerOptions options)
        {
            writer.WriteStartArray();
            foreach (var item in value)
            {
                JsonSerializer.Serialize(writer, item, TypeInfo(options));
            }

            writer.WriteEndArray();
        }

        private static JsonTypeInfo<T> TypeInfo(JsonSerializerOptions options) => (JsonTypeInfo<T>)options.GetTypeInfo(typeof(T));
    }
}
