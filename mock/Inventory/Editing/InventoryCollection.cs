using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using System.Text.RegularExpressions;

namespace SdrsMock.Inventory.Editing;

/// <summary>One kind of thing in the inventory, as the control plane sees it: read and changed as JSON.</summary>
internal abstract class InventoryCollection(string name)
{
    /// <summary>As in the path, such as <c>servers</c>.</summary>
    public string Name => name;

    /// <summary>The member that holds a thing's id.</summary>
    public virtual string IdMember => "id";

    /// <summary>Writes an array with everything of this kind.</summary>
    public abstract void WriteAll(ProjectInventory inventory, Utf8JsonWriter writer);

    /// <summary>Writes one thing; false, and nothing written, when there is none of that id.</summary>
    public abstract bool TryWrite(ProjectInventory inventory, string id, Utf8JsonWriter writer);

    /// <summary>Adds a thing; what the body leaves out is generated.</summary>
    /// <param name="inventory">Of the project.</param>
    /// <param name="body">An object with members of this kind.</param>
    /// <param name="next">Gives another number at each call; generated ids follow from it.</param>
    /// <exception cref="InventoryException">Nothing has been changed.</exception>
    public abstract InventoryChange Add(ProjectInventory inventory, JsonElement body, Func<long> next);

    /// <summary>Changes the members that the body names; an array replaces the whole array.</summary>
    /// <inheritdoc cref="Add"/>
    public abstract InventoryChange Patch(ProjectInventory inventory, string id, JsonElement body, Func<long> next);

    /// <summary>Takes a thing away.</summary>
    /// <exception cref="InventoryException">Nothing has been changed.</exception>
    public abstract InventoryChange Remove(ProjectInventory inventory, string id);

    /// <summary>Makes this kind what <see cref="WriteAll"/> wrote, without checks and without effects on other kinds.</summary>
    public abstract void Restore(ProjectInventory inventory, JsonElement array);

    /// <summary>Writes what the project has changed of this kind, as a member; nothing when it has changed nothing.</summary>
    public abstract void WriteChanges(ProjectInventory inventory, Utf8JsonWriter writer);

    /// <summary>Makes the changes that <see cref="WriteChanges"/> wrote, without checks and without effects on other kinds.</summary>
    public abstract void RestoreChanges(ProjectInventory inventory, JsonElement own);

    /// <summary>Takes one element of an inventory file.</summary>
    public virtual void Load(ProjectInventory inventory, JsonElement element, Func<long> next) =>
        Add(inventory, element, next);
}

/// <summary>A kind whose things are records of one type on one shelf.</summary>
internal abstract partial class InventoryCollection<T>(
    string name, JsonTypeInfo<T> type, Func<ProjectInventory, OverlayCollection<T>> shelf) : InventoryCollection(name)
    where T : class, IHasId
{
    public override void WriteAll(ProjectInventory inventory, Utf8JsonWriter writer)
    {
        writer.WriteStartArray();
        foreach (var item in shelf(inventory))
        {
            JsonSerializer.Serialize(writer, item, type);
        }

        writer.WriteEndArray();
    }

    public override bool TryWrite(ProjectInventory inventory, string id, Utf8JsonWriter writer)
    {
        if (shelf(inventory)[id] is not { } item)
        {
            return false;
        }

        JsonSerializer.Serialize(writer, item, type);
        return true;
    }

    public override InventoryChange Add(ProjectInventory inventory, JsonElement body, Func<long> next)
    {
        var ids = new SeededIdGenerator(inventory.Template.Seed, next);
        var given = ReadMembers(body);
        var item = RecordMerger.Merge(Generate(given, inventory, ids), Fill(given, null, inventory, ids), type);
        InventoryException.ThrowUnless(IdForm().IsMatch(item.Id), IdMember, "must be 1 to 64 letters, digits, dots, hyphens or underscores");
        if (shelf(inventory)[item.Id] is not null)
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

        shelf(inventory).Remove(id);
        return new(id, [new(Name, id, ChangeKind.Removed)]);
    }

    public override void Restore(ProjectInventory inventory, JsonElement array)
    {
        var onShelf = shelf(inventory);
        var wanted = array.EnumerateArray().Select(element => element.Deserialize(type)!).ToList();
        foreach (var gone in onShelf.Select(item => item.Id).Except(wanted.Select(item => item.Id)).ToList())
        {
            onShelf.Remove(gone);
        }

        foreach (var item in wanted)
        {
            if (onShelf[item.Id] is not { } there || !AreEqual(there, item))
            {
                onShelf.Put(item);
            }
        }
    }

    public override void WriteChanges(ProjectInventory inventory, Utf8JsonWriter writer)
    {
        var onShelf = shelf(inventory);
        if (onShelf.IsPristine)
        {
            return;
        }

        writer.WriteStartObject(Name);
        writer.WriteStartArray("gone");
        foreach (var id in onShelf.RemovedIds)
        {
            writer.WriteStringValue(id);
        }

        writer.WriteEndArray();
        writer.WriteStartArray("own");
        foreach (var item in onShelf.Changed)
        {
            JsonSerializer.Serialize(writer, item, type);
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    public override void RestoreChanges(ProjectInventory inventory, JsonElement own)
    {
        var onShelf = shelf(inventory);
        foreach (var id in own.GetProperty("gone").EnumerateArray())
        {
            onShelf.Remove(id.GetString()!);
        }

        foreach (var item in own.GetProperty("own").EnumerateArray())
        {
            onShelf.Put(item.Deserialize(type)!);
        }
    }

    /// <summary>A whole thing for a body that says little; the body's members are laid over it.</summary>
    protected abstract T Generate(JsonObject given, ProjectInventory inventory, SeededIdGenerator ids);

    /// <summary>Refuses values and references that cannot be.</summary>
    protected abstract void Validate(T item, ProjectInventory inventory);

    /// <summary>Rewrites the short forms that people may use, before anything is checked.</summary>
    protected virtual void Normalise(JsonObject given)
    {
    }

    /// <summary>Completes the parts within the thing, once the shape is known to be good.</summary>
    protected virtual JsonObject Fill(JsonObject given, T? before, ProjectInventory inventory, SeededIdGenerator ids) => given;

    /// <summary>Says who needs the thing to stay, or null.</summary>
    protected virtual string? FindUser(T item, ProjectInventory inventory) => null;

    /// <summary>Puts the thing on its shelf and does what follows for others.</summary>
    protected virtual InventoryChange Complete(ProjectInventory inventory, T? before, T after, InventoryChange change)
    {
        shelf(inventory).Put(after);
        return change;
    }

    /// <summary>The thing of that id, which must be there.</summary>
    protected T Find(ProjectInventory inventory, string id) =>
        shelf(inventory)[id] ?? throw InventoryException.NotFound(Name, id);

    private JsonObject ReadMembers(JsonElement body)
    {
        InventoryException.ThrowUnless(body.ValueKind == JsonValueKind.Object, "The body", "must be an object");
        try
        {
            var options = new JsonDocumentOptions { AllowDuplicateProperties = false };
            var given = JsonNode.Parse(body.GetRawText(), documentOptions: options)!.AsObject();
            Normalise(given);
            RecordMerger.Check(given, type, "");
            return given;
        }
        catch (JsonException)
        {
            throw InventoryException.Invalid("The body", "names a member twice");
        }
        catch (InvalidOperationException) // Half a surrogate pair shows only when the text is read.
        {
            throw InventoryException.Invalid("The body", "holds text that is not Unicode");
        }
    }

    private bool AreEqual(T one, T other) =>
        JsonSerializer.SerializeToUtf8Bytes(one, type).AsSpan().SequenceEqual(JsonSerializer.SerializeToUtf8Bytes(other, type));

    [GeneratedRegex(@"^[A-Za-z0-9._-]{1,64}\z")]
    private static partial Regex IdForm();
}
