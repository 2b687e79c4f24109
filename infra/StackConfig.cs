using System.Text.Json;
using GatewayStack.Certificates;
using Pulumi;

namespace GatewayStack.Infra;

/// <summary>The configuration Pulumi passes to the program, and the names that follow from project and stack.</summary>
/// <param name="Project">Name of the Pulumi project.</param>
/// <param name="Stack">Name of the stack.</param>
/// <param name="Values">Every configuration value by its full key.</param>
internal sealed record StackConfig(string Project, string Stack, IReadOnlyDictionary<string, string> Values)
{
    /// <summary>The Azure region.</summary>
    public string Location => Values["azure-native:location"];

    /// <summary>The Azure cloud; the public one unless <c>azure-native:environment</c> names another.</summary>
    public AzureCloud Cloud => Values.TryGetValue("azure-native:environment", out var name) && AzureCloud.Find(name) is { } cloud ? cloud : AzureCloud.Public;

    /// <summary>Reads the configuration of the running deployment. <see cref="Config"/> answers for a known key only; the
    /// variable it reads from also shows the keys that nobody knows, which are somebody's typing errors.</summary>
    public static StackConfig Read()
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        using var json = JsonDocument.Parse(Environment.GetEnvironmentVariable("PULUMI_CONFIG") is { Length: > 0 } text ? text : "{}");
        foreach (var value in json.RootElement.EnumerateObject())
            values[value.Name] = value.Value.ValueKind == JsonValueKind.String ? value.Value.GetString()! : value.Value.GetRawText();
        return new(Deployment.Instance.ProjectName, Deployment.Instance.StackName, values);
    }

    /// <summary>The default name of a resource: prefix, project and stack.</summary>
    public string NameOf(string prefix) => $"{prefix}-{Project}-{Stack}";

    /// <summary>A path in a stack file, which is relative to the project's folder.</summary>
    public static string PathOf(string file) => Path.GetFullPath(file, Deployment.Instance.RootDirectory);
}
