using GatewayStack.Routing.Objects;

namespace GatewayStack.Planning.Checks;

/// <summary>What a check found, and where.</summary>
/// <param name="Message">What is wrong, with the value seen.</param>
/// <param name="Fix">What to do.</param>
public sealed record Found(string Message, string Fix)
{
    /// <summary>The object; null where it is not about one.</summary>
    public KubernetesObject? About { get; init; }

    /// <summary>The planned resource; null where it is not about one.</summary>
    public PlannedResource? Resource { get; init; }

    /// <summary>Where in object or resource, such as <c>spec.listeners[0]</c>; empty for the whole.</summary>
    public string Path { get; init; } = "";

    /// <summary>The setting; null: it follows from object or resource.</summary>
    public string? Key { get; init; }

    /// <summary>Severity, where it is not the check's.</summary>
    public Severity? Severity { get; init; }

    /// <summary>Something about a part of an object.</summary>
    public static Found In(KubernetesObject about, string path, string message, string fix) => new(message, fix) { About = about, Path = path };

    /// <summary>Something about a part of a planned resource.</summary>
    public static Found In(PlannedResource about, string path, string message, string fix) => new(message, fix) { Resource = about, Path = path };

    /// <summary>Something about a setting.</summary>
    public static Found At(string key, string message, string fix) => new(message, fix) { Key = key };
}
