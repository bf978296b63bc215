using SdrsMock.Client.Http;
using SdrsMock.Client.Models;

namespace SdrsMock.Client;

public sealed partial class SdrsClient
{
    /// <summary>
    /// Lists one page of the protected instances that match a tag query. <see cref="AllProtectedInstancesByTagsAsync"/> reads all
    /// pages.
    /// </summary>
    /// <param name="query">The tags to match and the page.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>The page.</returns>
    /// <exception cref="SdrsException">The service rejected the request, or its response does not match the documented schema.</exception>
    /// <remarks>
    /// Operation: <c>ListProtectedInstancesByTags</c>.
    /// Source: apis/tag_management/querying_protected_instances_by_tag.rst.
    /// </remarks>
    public Task<TaggedResourcePage> ListProtectedInstancesByTagsAsync(TagQuery query, CancellationToken cancellationToken = default) =>
        _transport.GetAsync(
            new(
                HttpMethod.Post, InProject($"protected-instances/resource_instances/action"),
                RequestBody.Serialize(query, s_json.TagQuery)),
            s_json.TaggedResourcePage, null, cancellationToken);

    /// <summary>Adds tags to a protected instance. A tag whose key exists gets the new value.</summary>
    /// <param name="protectedInstanceId">ID of the protected instance.</param>
    /// <param name="tags">The tags to add, at least one.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <exception cref="ArgumentException">An ID or key that is part of the path is empty, <c>.</c> or <c>..</c>.</exception>
    /// <exception cref="SdrsException">The service rejected the request.</exception>
    /// <remarks>Operation: <c>BatchAddTags</c>. Source: apis/tag_management/adding_protected_instance_tags_in_batches.rst.</remarks>
    public Task BatchAddTagsAsync(string protectedInstanceId, IReadOnlyList<Tag> tags, CancellationToken cancellationToken = default) =>
        SendWithoutResponseAsync(
            HttpMethod.Post, $"protected-instances/{protectedInstanceId}/tags/action",
            RequestBody.Serialize(new BatchAddTagsRequest(tags), s_json.BatchAddTagsRequest), cancellationToken);

    /// <summary>Deletes tags of a protected instance.</summary>
    /// <param name="protectedInstanceId">ID of the protected instance.</param>
    /// <param name="tags">The tags to delete, at least one.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <exception cref="ArgumentException">An ID or key that is part of the path is empty, <c>.</c> or <c>..</c>.</exception>
    /// <exception cref="SdrsException">The service rejected the request.</exception>
    /// <remarks>Operation: <c>BatchDeleteTags</c>. Source: apis/tag_management/deleting_protected_instance_tags_in_batches.rst.</remarks>
    public Task BatchDeleteTagsAsync(
        string protectedInstanceId, IReadOnlyList<TagDelete> tags, CancellationToken cancellationToken = default) =>
        SendWithoutResponseAsync(
            HttpMethod.Post, $"protected-instances/{protectedInstanceId}/tags/action",
            RequestBody.Serialize(new BatchDeleteTagsRequest(tags), s_json.BatchDeleteTagsRequest), cancellationToken);

    /// <summary>Adds one tag to a protected instance.</summary>
    /// <param name="protectedInstanceId">ID of the protected instance.</param>
    /// <param name="tag">The tag to add.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <exception cref="ArgumentException">An ID or key that is part of the path is empty, <c>.</c> or <c>..</c>.</exception>
    /// <exception cref="SdrsException">The service rejected the request.</exception>
    /// <remarks>Operation: <c>AddProtectedInstanceTags</c>. Source: apis/tag_management/adding_a_protected_instance_tag.rst.</remarks>
    public Task AddProtectedInstanceTagsAsync(string protectedInstanceId, Tag tag, CancellationToken cancellationToken = default) =>
        SendWithoutResponseAsync(
            HttpMethod.Post, $"protected-instances/{protectedInstanceId}/tags", RequestBody.Serialize(tag, s_json.Tag, "tag"),
            cancellationToken);

    /// <summary>Deletes one tag of a protected instance.</summary>
    /// <param name="protectedInstanceId">ID of the protected instance.</param>
    /// <param name="key">Key of the tag.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <exception cref="ArgumentException">An ID or key that is part of the path is empty, <c>.</c> or <c>..</c>.</exception>
    /// <exception cref="SdrsException">The service rejected the request.</exception>
    /// <remarks>Operation: <c>DeleteProtectedInstanceTag</c>. Source: apis/tag_management/deleting_a_protected_instance_tag.rst.</remarks>
    public Task DeleteProtectedInstanceTagAsync(string protectedInstanceId, string key, CancellationToken cancellationToken = default) =>
        SendWithoutResponseAsync(HttpMethod.Delete, $"protected-instances/{protectedInstanceId}/tags/{key}", null, cancellationToken);

    /// <summary>Lists the tags of a protected instance.</summary>
    /// <param name="protectedInstanceId">ID of the protected instance.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>The list.</returns>
    /// <exception cref="ArgumentException">An ID or key that is part of the path is empty, <c>.</c> or <c>..</c>.</exception>
    /// <exception cref="SdrsException">The service rejected the request, or its response does not match the documented schema.</exception>
    /// <remarks>Operation: <c>ListProtectedInstanceTags</c>. Source: apis/tag_management/querying_a_protected_instance_tag.rst.</remarks>
    public Task<IReadOnlyList<Tag>> ListProtectedInstanceTagsAsync(
        string protectedInstanceId, CancellationToken cancellationToken = default) =>
        ReadAsync($"protected-instances/{protectedInstanceId}/tags", s_json.IReadOnlyListTag, "tags", cancellationToken);

    /// <summary>Lists the tags that the protected instances of the project have.</summary>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>The list.</returns>
    /// <exception cref="SdrsException">The service rejected the request, or its response does not match the documented schema.</exception>
    /// <remarks>
    /// Operation: <c>ListProtectedInstancesProjectTags</c>.
    /// Source: apis/tag_management/querying_tags_of_all_protected_instances_in_a_specified_project.rst.
    /// </remarks>
    public Task<IReadOnlyList<ProjectTag>> ListProtectedInstancesProjectTagsAsync(CancellationToken cancellationToken = default) =>
        ReadAsync($"protected-instances/tags", s_json.IReadOnlyListProjectTag, "tags", cancellationToken);
}
