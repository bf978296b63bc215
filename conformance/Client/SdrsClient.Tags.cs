using SdrsMock.Client.Http;
using SdrsMock.Client.Models;

namespace SdrsMock.Client;

public sealed partial class SdrsClient
{
    /// <summary>
    /// Finds protected instances by their tags, a page of them; <see cref="AllProtectedInstancesByTagsAsync"/> turns the pages.
    /// </summary>
    /// <remarks>Source: apis/tag_management/querying_protected_instances_by_tag.rst.</remarks>
    public Task<TaggedResourcePage> ListProtectedInstancesByTagsAsync(TagQuery query, CancellationToken cancellationToken = default) =>
        _transport.GetAsync(
            new(
                HttpMethod.Post, InProject($"protected-instances/resource_instances/action"),
                RequestBody.Serialize(query, s_json.TagQuery)),
            s_json.TaggedResourcePage, null, cancellationToken);

    /// <summary>Adds tags to a protected instance; one whose key is there gets the new value.</summary>
    /// <remarks>Source: apis/tag_management/adding_protected_instance_tags_in_batches.rst.</remarks>
    public Task BatchAddTagsAsync(string protectedInstanceId, IReadOnlyList<Tag> tags, CancellationToken cancellationToken = default) =>
        SendWithoutResponseAsync(
            HttpMethod.Post, $"protected-instances/{protectedInstanceId}/tags/action",
            RequestBody.Serialize(new BatchAddTagsRequest(tags), s_json.BatchAddTagsRequest), cancellationToken);

    /// <summary>Takes tags off a protected instance.</summary>
    /// <remarks>Source: apis/tag_management/deleting_protected_instance_tags_in_batches.rst.</remarks>
    public Task BatchDeleteTagsAsync(
        string protectedInstanceId, IReadOnlyList<TagDelete> tags, CancellationToken cancellationToken = default) =>
        SendWithoutResponseAsync(
            HttpMethod.Post, $"protected-instances/{protectedInstanceId}/tags/action",
            RequestBody.Serialize(new BatchDeleteTagsRequest(tags), s_json.BatchDeleteTagsRequest), cancellationToken);

    /// <summary>Adds a tag to a protected instance.</summary>
    /// <remarks>Source: apis/tag_management/adding_a_protected_instance_tag.rst.</remarks>
    public Task AddProtectedInstanceTagsAsync(string protectedInstanceId, Tag tag, CancellationToken cancellationToken = default) =>
        SendWithoutResponseAsync(
            HttpMethod.Post, $"protected-instances/{protectedInstanceId}/tags", RequestBody.Serialize(tag, s_json.Tag, "tag"),
            cancellationToken);

    /// <summary>Takes a tag off a protected instance.</summary>
    /// <remarks>Source: apis/tag_management/deleting_a_protected_instance_tag.rst.</remarks>
    public Task DeleteProtectedInstanceTagAsync(string protectedInstanceId, string key, CancellationToken cancellationToken = default) =>
        SendWithoutResponseAsync(HttpMethod.Delete, $"protected-instances/{protectedInstanceId}/tags/{key}", null, cancellationToken);

    /// <summary>Lists the tags of a protected instance.</summary>
    /// <remarks>Source: apis/tag_management/querying_a_protected_instance_tag.rst.</remarks>
    public Task<IReadOnlyList<Tag>> ListProtectedInstanceTagsAsync(
        string protectedInstanceId, CancellationToken cancellationToken = default) =>
        ReadAsync($"protected-instances/{protectedInstanceId}/tags", s_json.IReadOnlyListTag, "tags", cancellationToken);

    /// <summary>Lists the tags that are in use in the project.</summary>
    /// <remarks>Source: apis/tag_management/querying_tags_of_all_protected_instances_in_a_specified_project.rst.</remarks>
    public Task<IReadOnlyList<ProjectTag>> ListProtectedInstancesProjectTagsAsync(CancellationToken cancellationToken = default) =>
        ReadAsync($"protected-instances/tags", s_json.IReadOnlyListProjectTag, "tags", cancellationToken);
}
