using System.Text.RegularExpressions;
using GatewayStack.Routing.Objects;

namespace GatewayStack.Planning.Checks.Azure;

/// <summary>Names of Azure resources, those that follow from others included.</summary>
internal static partial class NameChecks
{
    private static readonly (string Type, string Input, int Least, int Most, bool Plain)[] Rules =
    [
        ("resources:ResourceGroup", "resourceGroupName", 1, 90, false), ("containerservice:ManagedCluster", "resourceName", 1, 63, false),
        ("containerservice:ManagedCluster", "nodeResourceGroup", 1, 80, false), ("containerservice:ManagedCluster", "dnsPrefix", 1, 54, true),
        ("keyvault:Vault", "vaultName", 3, 24, true), ("network:VirtualNetwork", "virtualNetworkName", 2, 64, false), ("network:Subnet", "subnetName", 1, 80, false),
        ("network:PublicIPAddress", "publicIpAddressName", 1, 80, false), ("network:NatGateway", "natGatewayName", 1, 80, false),
        ("network:NetworkSecurityGroup", "networkSecurityGroupName", 1, 80, false), ("network:PrivateEndpoint", "privateEndpointName", 2, 64, false),
        ("managedidentity:UserAssignedIdentity", "resourceName", 3, 128, false), ("managedidentity:FederatedIdentityCredential", "federatedIdentityCredentialResourceName", 3, 120, false),
        ("operationalinsights:Workspace", "workspaceName", 4, 63, true), ("monitor:AzureMonitorWorkspace", "azureMonitorWorkspaceName", 4, 44, true),
        ("monitor:DataCollectionRule", "dataCollectionRuleName", 1, 64, false), ("monitor:DataCollectionEndpoint", "dataCollectionEndpointName", 3, 44, false),
    ];

    public static IReadOnlyList<Check> All { get; } =
    [
        new("GW210", Severity.Error, "Name that Azure does not take",
            "Each type of resource has its own longest name and characters. Names that follow from others, such as the nodes' resource group, can break a rule that the setting keeps.",
            "Shorten the name it follows from, or set it.", "Azure docs, naming rules and restrictions; AKS docs, node resource group (80 characters)", Names),
    ];

    private static IEnumerable<Found> Names(CheckContext context)
    {
        foreach (var resource in context.Resources.Where(r => !r.IsComponent && !r.IsRead))
        {
            foreach (var (type, input, least, most, plain) in Rules)
            {
                if (!resource.Type.EndsWith(type, StringComparison.Ordinal) || resource.Inputs[input].AsText() is not { } name || Marker.IsSimulated(name))
                    continue;
                if (name.Length < least || name.Length > most)
                    yield return Found.In(resource, input, $"{input} is {name} with {name.Length} characters; {least} to {most} are possible", "set a shorter name, or shorten the one it follows from");
                else if (!(plain ? Plain() : Common()).IsMatch(name))
                    yield return Found.In(resource, input, $"{input} is {name}, and {(plain ? "letters, digits and '-'" : "letters, digits, '-', '_', '.', '(' and ')'")} are possible", "use other characters");
            }
        }
    }

    [GeneratedRegex(@"^[-\w.()]+\z", RegexOptions.CultureInvariant)]
    private static partial Regex Common();

    [GeneratedRegex(@"^[a-zA-Z0-9]([-a-zA-Z0-9]*[a-zA-Z0-9])?\z", RegexOptions.CultureInvariant)]
    private static partial Regex Plain();
}
