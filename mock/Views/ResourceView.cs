using System.Text.Json;
using SdrsMock.Http;
using SdrsMock.Model;
using SdrsMock.State;

namespace SdrsMock.Views;

/// <summary>Writes any resource as the service shows it. The stored resources are never serialised directly.</summary>
internal static class ResourceView
{
    /// <summary>Writes a resource. The caller holds the project lock.</summary>
    public static void Write(Utf8JsonWriter json, IResource resource, ProjectState project)
    {
        switch (resource)
        {
            case ProtectedInstance instance:
                ProtectedInstanceView.Write(json, instance, project);
                break;
            case ReplicationPair pair:
                ReplicationPairView.Write(json, pair, project);
                break;
            case ProtectionGroup group:
                ProtectionGroupView.Write(json, group, project);
                break;
            case DisasterRecoveryDrill drill:
                JsonSerializer.Serialize(json, DisasterRecoveryDrillView.Create(drill), ViewJson.Default.DisasterRecoveryDrillView);
                break;
            default:
                throw new ArgumentException($"{resource.GetType()} has no view", nameof(resource));
        }
    }

    /// <summary>A 200 response with one member that holds the resource.</summary>
    /// <param name="name">The member's name.</param>
    /// <param name="resource">The resource.</param>
    /// <param name="project">Its project, locked by the caller.</param>
    public static Response Respond(
        string name, IResource resource, ProjectState project) => Response.Json(200, (name, resource, project), static (json, it) =>
    {
        json.WriteStartObject();
        json.WritePropertyName(it.name);
        Write(json, it.resource, it.project);
        json.WriteEndObject();
    });
}
