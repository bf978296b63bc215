using System.Text.Json.Serialization;
using SdrsMock.Operations.ActiveActiveDomains;
using SdrsMock.Operations.ApiVersions;
using SdrsMock.Operations.Quotas;
using SdrsMock.Operations.Tags;

namespace SdrsMock.Operations;

/// <summary>
/// JSON serialization of the responses that hold no resource. Resources are written by <c>mock/Views</c>, because they are read often.
/// </summary>
[JsonSerializable(typeof(ListApiVersions.Body), TypeInfoPropertyName = nameof(ListApiVersions))]
[JsonSerializable(typeof(ShowSpecifiedApiVersion.Body), TypeInfoPropertyName = nameof(ShowSpecifiedApiVersion))]
[JsonSerializable(typeof(ShowQuota.Body), TypeInfoPropertyName = nameof(ShowQuota))]
[JsonSerializable(typeof(ListActiveActiveDomains.Body), TypeInfoPropertyName = nameof(ListActiveActiveDomains))]
[JsonSerializable(typeof(ListProtectedInstancesProjectTags.Body), TypeInfoPropertyName = nameof(ListProtectedInstancesProjectTags))]
internal sealed partial class ResponseJson : JsonSerializerContext;
