using System.Text.Json.Nodes;
using GatewayStack.Routing.Objects;

namespace GatewayStack.Planning.Checks.Tls;

/// <summary>An object of a vault that a SecretProviderClass fetches.</summary>
/// <param name="Name">Its name in the vault.</param>
/// <param name="Type">secret, key or cert.</param>
/// <param name="File">The file it becomes: its alias, or its name.</param>
internal sealed record VaultObject(string Name, string Type, string File);

/// <summary>A SecretProviderClass of Azure, read.</summary>
internal sealed class ProviderClass
{
    private ProviderClass(KubernetesObject manifest)
    {
        Manifest = manifest;
        Parameters = manifest.Body.Get("spec", "parameters") as JsonObject ?? [];
        if (Parameters["objects"].AsText() is not { } text)
            return;
        var array = YamlText.ParseMap(text).Get("array") as JsonArray;
        IsReadable = array is not null;
        HasMaps = array?.OfType<JsonObject>().Any() is true;
        foreach (var item in array ?? [])
        {
            if ((item as JsonObject ?? (item.AsText() is { } yaml ? YamlText.ParseMap(yaml) : null)) is not { } read || read["objectName"].AsText() is not { } name)
                Unreadable++;
            else
                Objects.Add(new(name, read["objectType"].AsText() ?? "", read["objectAlias"].AsText() is { Length: > 0 } alias ? alias : name));
        }
    }

    public KubernetesObject Manifest { get; }

    public JsonObject Parameters { get; }

    /// <summary>Whether <c>objects</c> is YAML with an array.</summary>
    public bool IsReadable { get; }

    /// <summary>Whether items of the array are maps, not texts.</summary>
    public bool HasMaps { get; }

    /// <summary>How many items have no name, or are not YAML.</summary>
    public int Unreadable { get; }

    public List<VaultObject> Objects { get; } = [];

    /// <summary>The Secrets it keeps, each with its path.</summary>
    public IEnumerable<Part> Secrets => Manifest.Body.Get("spec", "secretObjects").Items("spec.secretObjects");

    /// <summary>The object that becomes a file.</summary>
    public VaultObject? Of(string? file) => Objects.Find(o => o.File == file);

    /// <summary>Every one of Azure's provider.</summary>
    public static IReadOnlyList<ProviderClass> All(CheckContext context) =>
        [.. context.OfKind("SecretProviderClass").Where(c => c.Body.Get("spec", "provider").AsText() is "azure").Select(c => new ProviderClass(c))];
}
