using System.Text.Json.Nodes;
using GatewayStack.Planning.Checks;

namespace GatewayStack.Planning;

/// <summary>Everything a deployment of a stack would ask for: plain data, without a type of Pulumi in it.</summary>
public sealed record Plan
{
    /// <summary>Name of the stack.</summary>
    public required string Stack { get; init; }

    /// <summary>Name of the project.</summary>
    public required string Project { get; init; }

    /// <summary>The ingress system, as the stack file spells it.</summary>
    public required string Ingress { get; init; }

    /// <summary>The resources, in the order the program declares them: parents before children.</summary>
    public required IReadOnlyList<PlannedResource> Resources { get; init; }

    /// <summary>The stack's outputs by name; secrets are <see cref="Marker.Secret"/>.</summary>
    public required JsonObject Outputs { get; init; }

    /// <summary>Digests of what the plan is made of and does not show, by the setting's key: encrypted values, and certificates' files.
    /// Null where they are not known.</summary>
    public IReadOnlyDictionary<string, string>? Fingerprints { get; init; }

    /// <summary>What checks and policies found.</summary>
    public CheckReport Report { get; init; } = CheckReport.Of("", []);

    /// <summary>What is wrong or doubtful, the worst first; posture apart.</summary>
    public IReadOnlyList<Finding> Findings
    {
        get => Report.Findings;
        init => Report = Report with { Findings = value };
    }
}

/// <summary>A resource that would be created.</summary>
public sealed record PlannedResource
{
    /// <summary>Its URN, with the types of all its ancestors.</summary>
    public required string Urn { get; init; }

    /// <summary>Its type token.</summary>
    public required string Type { get; init; }

    /// <summary>Its name in the program.</summary>
    public required string Name { get; init; }

    /// <summary>URN of its parent; null for a child of the stack.</summary>
    public string? Parent { get; init; }

    /// <summary>URNs of what must exist first: asked for, or because an input comes from there. Sorted.</summary>
    public IReadOnlyList<string> DependsOn { get; init; } = [];

    /// <summary>The resources that each of its inputs comes from, by the input's name: their URNs, sorted.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> InputDependencies { get; init; } = new Dictionary<string, IReadOnlyList<string>>();

    /// <summary>URNs that it had before: what a state knows by one of them is this resource. Sorted.</summary>
    public IReadOnlyList<string> Aliases { get; init; } = [];

    /// <summary>URN of the provider it is given explicitly.</summary>
    public string? Provider { get; init; }

    /// <summary>Its inputs; a secret is <see cref="Marker.Secret"/>, what is not known before a deployment <see cref="Marker.Unknown"/>.</summary>
    public required JsonObject Inputs { get; init; }

    /// <summary>Paths of the inputs that are secret, such as <c>spec.password</c>. Sorted.</summary>
    public IReadOnlyList<string> SecretInputs { get; init; } = [];

    /// <summary>Whether Pulumi refuses to delete it.</summary>
    public bool Protect { get; init; }

    /// <summary>Paths of inputs whose changes are ignored.</summary>
    public IReadOnlyList<string> IgnoreChanges { get; init; } = [];

    /// <summary>Whether it exists already and is only read.</summary>
    public bool IsRead { get; init; }

    /// <summary>Whether it is a component, which only groups others.</summary>
    public bool IsComponent { get; init; }

    /// <summary>Whether it only groups others; a component with inputs does something itself.</summary>
    public bool IsGroup => IsComponent && Inputs.Count == 0;

    /// <summary>Whether it is an object in the cluster.</summary>
    public bool IsKubernetes => Type.StartsWith("kubernetes:", StringComparison.Ordinal) && !IsComponent;

    /// <summary>Its kind: the last part of the type token.</summary>
    public string Kind => Type[(Type.LastIndexOf(':') + 1)..];
}

/// <summary>Something that is wrong or doubtful.</summary>
/// <param name="Id">Stable id.</param>
/// <param name="Severity">How bad it is.</param>
/// <param name="Where">Setting or resource.</param>
/// <param name="Message">What is wrong.</param>
/// <param name="Fix">What to do.</param>
public sealed record Finding(string Id, Severity Severity, string Where, string Message, string Fix)
{
    /// <summary>What kind of check found it.</summary>
    public CheckGroup Group { get; init; }

    /// <summary>The resource: its URN, or KIND NAMESPACE/NAME of an object from a file; null where it is about a setting only.</summary>
    public string? Resource { get; init; }

    /// <summary>Where in the resource, such as <c>spec.listeners[0]</c>; null for the whole.</summary>
    public string? Path { get; init; }

    /// <summary>The setting it comes from, such as <c>gateway-stack:routes.web.rules[0]</c>; null for an object from a file.</summary>
    public string? Key { get; init; }

    /// <summary>The file that says so; null where none does.</summary>
    public string? File { get; init; }

    /// <summary>The line, from 1.</summary>
    public int Line { get; init; }

    /// <summary>The column, from 1.</summary>
    public int Column { get; init; }

    /// <summary>Why the stack file suppresses it; null where it does not.</summary>
    public string? Suppressed { get; init; }
}

/// <summary>How bad a finding is.</summary>
public enum Severity
{
    /// <summary>Worth knowing.</summary>
    Info,

    /// <summary>Probably not what is wanted.</summary>
    Warning,

    /// <summary>Would fail, or not work.</summary>
    Error,
}

/// <summary>Texts that stand for values a plan does not hold.</summary>
public static class Marker
{
    /// <summary>Stands for a secret.</summary>
    public const string Secret = "[secret]";

    /// <summary>Stands for what is known after the deployment only.</summary>
    public const string Unknown = "[known after deployment]";

    /// <summary>A stand-in for what a cloud would answer; it says of itself what it is, wherever it flows.</summary>
    /// <param name="what">Resource and property.</param>
    public static string Simulated(string what) => $"<simulated {what}>";

    /// <summary>Whether a text is a stand-in or contains one.</summary>
    public static bool IsSimulated(string text) => text.Contains("<simulated ", StringComparison.Ordinal);
}
