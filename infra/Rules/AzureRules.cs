using GatewayStack.Certificates;
using GatewayStack.Infra.Configuration;

namespace GatewayStack.Infra.Rules;

/// <summary>What the Azure provider is told.</summary>
internal static class AzureRules
{
    public static IEnumerable<SettingsProblem> Check(IReadOnlyDictionary<string, string> config)
    {
        if (!config.TryGetValue("azure-native:location", out var location) || location.Length == 0)
            yield return new("azure-native:location", "is required and not set", null, "set the Azure region: pulumi config set azure-native:location eastus");
        if (config.TryGetValue("azure-native:environment", out var environment) && AzureCloud.Find(environment) is null)
            yield return new("azure-native:environment", "is not a cloud that is known here", environment, "use public, usgovernment or china");
        foreach (var key in (string[])["azure-native:subscriptionId", "azure-native:tenantId"])
        {
            if (config.TryGetValue(key, out var id) && id != SecretText.Encrypted && !Guid.TryParse(id, out _))
                yield return new(key, "is not a GUID", id, "use the id, as `az account show` prints it");
        }
    }
}
