using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using System.Text.RegularExpressions;

namespace SdrsMock.Inventory.Editing;

/// <summary>One kind of inventory item, which the control plane reads and changes as JSON. The caller holds the project lock.</summary>
internal abstract class InventoryCollection(string name)
{
    /// <summary>The name of the kind in paths and JSON, such as <c>servers</c>.</summary>
    public string Name => name;

    /// <summary>The JSON member with the item's id.</summary>
    public virtual string IdMember => "id";

    /// <summary>Writes an array of all items of this kind.</summary>
    public abstract void WriteAll(ProjectInventory inventory, Utf8JsonWriter writer);

    /// <summary>Writes one item; returns false and writes nothing if no item has this id.</summary>
    public abstract bool TryWrite(ProjectInventory inventory, string id, Utf8JsonWriter writer);

    /// <summary>Adds an item; members that the body omits are generated.</summary>
    /// <param name="inventory">The inventory of the project.</param>
    /// <param name="body">A JSON object with members of this kind.</param>
    /// <param name="next">Returns the next number of a sequence, from which ids are generated.</param>
    /// <exception cref="InventoryException">The change is invalid; nothing was changed.</exception>
    public abstract InventoryChange Add(ProjectInventory inventory, JsonElement body, Func<long> next);

    /// <summary>Changes the members in the body; an array replaces the whole array.</summary>
    /// <inheritdoc cref="Add"/>
    public abstract InventoryChange Patch(ProjectInventory inventory, string id, JsonElement body, Func<long> next);

    /// <summary>Removes an item.</summary>
    /// <exception cref="InventoryException">The change is invalid; nothing was changed.</exception>
    public abstract InventoryChange Remove(ProjectInventory inventory, string id);

    /// <summary>Replaces all items by the output of <see cref="WriteAll"/>, without checks and without effects on other kinds.</summary>
    public abstract void Restore(ProjectInventory inventory, JsonElement array);

    /// <summary>Writes the project's changes to this kind as a JSON member; writes nothing without changes.</summary>
    public abstract void WriteChanges(ProjectInventory inventory, Utf8JsonWriter writer);

    /// <summary>Applies the output of <see cref="WriteChanges"/>, without checks and without effects on other kinds.</summary>
    public abstract void RestoreChanges(ProjectInventory inventory, JsonElement changes);

    /// <summary>Loads one element of an inventory file.</summary>
    public virtual void Load(ProjectInventory inventory, JsonElement element, Func<long> next) =>
        Add(inventory, element, next);
}

/// <summary>A kind whose items are records of one type in one <see cref="OverlayCollection{T}"/>.</summary>
internal abstract partial class InventoryCollection<T>(
    string name, JsonTypeInfo<T> type, Func<ProjectInventory, OverlayCollection<T>> getItems) : InventoryCollection(name)
    where T : class, IHasId
{
    public override void WriteAll(ProjectInventory inventory, Utf8JsonWriter writer)
    {
        writer.WriteStartArray();
        foreach (var item in getItems(inventory))
        {
            JsonSerializer.Serialize(writer, item, type);
        }

        writer.WriteEndArray();
    }

    public override bool TryWrite(ProjectInventory inventory, string id, Utf8JsonWriter writer)
    {
        if (getItems(inventory)[id] is not { } item)
        {
            return false;
        }

        JsonSerializer.Serialize(writer, item, type);
        return true;
    }

    public override InventoryChange Add(ProjectInventory inventory, JsonElement body, Func<long> next)
    {
        var ids = new SeededIdGenerator(inventory.Template.Seed, next);
        var members = ReadMembers(body);
        var item = RecordMerger.Merge(Generate(members, inventory, ids), Fill(members, null, inventory, ids), type);
        InventoryException.ThrowUnless(
            IdFormat().IsMatch(item.Id), IdMember, "must be 1 to 64 letters, digits, dots, hyphens or underscores");
        if (getItems(inventory)[item.Id] is not null)
        {
            throw InventoryException.Conflict($"{Name} already holds the id \"{item.Id}\"");
        }

        Validate(item, inventory);
        return Complete(inventory, null, item, new(item.Id, [new(Name, item.Id, ChangeKind.Added)]));
    }

    public override InventoryChange Patch(ProjectInventory inventory, string id, JsonElement body, Func<long> next)
    {
        var before = Find(inventory, id);
        var ids = new SeededIdGenerator(inventory.Template.Seed, next);
        var after = RecordMerger.Merge(before, Fill(ReadMembers(body), before, inventory, ids), type);
        InventoryException.ThrowUnless(after.Id == id, IdMember, "cannot be changed");
        Validate(after, inventory);
        return Complete(inventory, before, after, new(id, [new(Name, id, ChangeKind.Changed)]));
    }

    public override InventoryChange Remove(ProjectInventory inventory, string id)
    {
        var item = Find(inventory, id);
        if (FindUser(item, inventory) is { } user)
        {
            throw InventoryException.Conflict($"{Name} \"{id}\" cannot go: {user}");
        }

        getItems(inventory).Remove(id);
        return new(id, [new(Name, id, ChangeKind.Removed)]);
    }

    public override void Restore(ProjectInventory inventory, JsonElement array)
    {
        var items = getItems(inventory);
        var saved = array.EnumerateArray().Select(element => element.Deserialize(type)!).ToList();
        foreach (var removed in items.Select(item => item.Id).Except(saved.Select(item => item.Id)).ToList())
        {
            items.Remove(removed);
        }

        foreach (var item in saved)
        {
            if (items[item.Id] is not { } current || !AreEqual(current, item))
            {
                items.Put(item);
            }
        }
    }

    public override void WriteChanges(ProjectInventory inventory, Utf8JsonWriter writer)
    {
        var items = getItems(inventory);
        if (items.IsPristine)
        {
            return;
        }

        writer.WriteStartObject(Name);
        writer.WriteStartArray("gone");
        foreach (var id in items.RemovedIds)
        {
            writer.WriteStringValue(id);
        }

        writer.WriteEndArray();
        writer.WriteStartArray("own");
        foreach (var item in items.Changed)
        {
            JsonSerializer.Serialize(writer, item, type);
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    public override void RestoreChanges(ProjectInventory inventory, JsonElement changes)
    {
        var items = getItems(inventory);
        foreach (var id in changes.GetProperty("gone").EnumerateArray())
        {
            items.Remove(id.GetString()!);
        }

        foreach (var item in changes.GetProperty("own").EnumerateArray())
        {
            items.Put(item.Deserialize(type)!);
        }
    }

    /// <summary>Generates a complete item; the members of the body are then merged into it.</summary>
    protected abstract T Generate(JsonObject members, ProjectInventory inventory, SeededIdGenerator ids);

    /// <summary>Checks values and references.</summary>
    /// <exception cref="InventoryException">A value or a reference is invalid.</exception>
    protected abstract void Validate(T item, ProjectInventory inventory);

    /// <summary>Expands abbreviated forms in the body before it is checked.</summary>
    protected virtual void Normalise(JsonObject members)
    {
    }

    /// <summary>Completes nested objects in the body, after its members and types have been checked.</summary>
    protected virtual JsonObject Fill(JsonObject members, T? before, ProjectInventory inventory, SeededIdGenerator ids) => members;

    /// <summary>Describes what uses the item, so that it cannot be removed; null if it can.</summary>
    protected virtual string? FindUser(T item, ProjectInventory inventory) => null;

    /// <summary>Stores the item and updates dependent items.</summary>
    protected virtual InventoryChange Complete(ProjectInventory inventory, T? before, T after, InventoryChange change)
    {
        getItems(inventory).Put(after);
        return change;
    }

    /// <summary>The item with this id.</summary>
    /// <exception cref="InventoryException">No item has this id.</exception>
    protected T Find(ProjectInventory inventory, string id) =>
        getItems(inventory)[id] ?? throw InventoryException.NotFound(Name, id);

    private JsonObject ReadMembers(JsonElement body)
    {
        InventoryException.ThrowUnless(body.ValueKind == JsonValueKind.Object, "The body", "must be an object");
        try
        {
            var options = new JsonDocumentOptions { AllowDuplicateProperties = false };
            var members = JsonNode.Parse(body.GetRawText(), documentOptions: options)!.AsObject();
            Normalise(members);
            RecordMerger.Check(members, type, "");
            return members;
        }
        catch (JsonException)
        {
            throw InventoryException.Invalid("The body", "names a member twice");
        }
        catch (InvalidOperationException) // An unpaired surrogate is detected only when the text is read.
        {
            throw InventoryException.Invalid("The body", "holds text that is not Unicode");
        }
    }

    private bool AreEqual(T one, T other) =>
        JsonSerializer.SerializeToUtf8Bytes(one, type).AsSpan().SequenceEqual(JsonSerializer.SerializeToUtf8Bytes(other, type));

    [GeneratedRegex(@"^[A-Za-z0-9._-]{1,64}\z")]
    private static partial Regex IdFormat();
}
