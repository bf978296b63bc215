using System.Text.Json.Serialization;

namespace SdrsMock.Inventory;

/// <summary>JSON serialization of inventory items: snake_case names; absent values are null.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    GenerationMode = JsonSourceGenerationMode.Metadata,
    RespectNullableAnnotations = true)]
[JsonSerializable(typeof(Server))]
[JsonSerializable(typeof(Nic))]
[JsonSerializable(typeof(AttachedVolume))]
[JsonSerializable(typeof(Volume))]
[JsonSerializable(typeof(Vpc))]
[JsonSerializable(typeof(Subnet))]
[JsonSerializable(typeof(Flavor))]
[JsonSerializable(typeof(DedicatedHost))]
[JsonSerializable(typeof(StoragePool))]
[JsonSerializable(typeof(KeyPair))]
[JsonSerializable(typeof(Domain))]
[JsonSerializable(typeof(Quota))]
[JsonSerializable(typeof(Account))]
[JsonSerializable(typeof(SecurityGroup))]
[JsonSerializable(typeof(Port))]
[JsonSerializable(typeof(Network))]
internal sealed partial class InventoryJsonContext : JsonSerializerContext;
