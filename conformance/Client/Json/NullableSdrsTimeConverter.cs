using System.Text.Json;
using System.Text.Json.Serialization;

namespace SdrsMock.Client.Json;

/// <summary>Converts a time that can be null or empty, such as the end of a running job.</summary>
internal sealed class NullableSdrsTimeConverter : JsonConverter<DateTimeOffset?>
{
    private static readonly SdrsTimeConverter s_time = new();

    public override bool HandleNull => true;

    public override DateTimeOffset? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        SdrsTimeConverter.ReadOrNull(ref reader);

    public override void Write(Utf8JsonWriter writer, DateTimeOffset? value, JsonSerializerOptions options)
    {
        if (value is { } time)
        {
            s_time.Write(writer, time, options);
        }
        else
        {
            writer.WriteNullValue();
        }
    }
}
