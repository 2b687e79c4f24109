// The dev stack, declared on the official Node SDK and run under its own mocks. Prints how many resources it declared.
"use strict";
const pulumi = require("@pulumi/pulumi");

let count = 0;
pulumi.runtime.setMocks({
    newResource: (args) => {
        if (!args.type.startsWith("gateway-stack:")) count++;
        const state = { ...args.inputs, name: args.inputs.resourceGroupName ?? args.name };
        if (args.type.endsWith(":ManagedCluster")) {
            state.identity = { principalId: "cluster" };
            state.addonProfiles = { azureKeyvaultSecretsProvider: { enabled: true, identity: { clientId: "client", objectId: "object" } } };
        }
        if (args.type.endsWith(":Vault")) state.properties = { ...args.inputs.properties, vaultUri: "https://kv/" };
        if (args.type.endsWith(":Gateway")) state.status = { addresses: [{ value: "203.0.113.1" }] };
        return { id: `/subscriptions/s/${args.name}`, state };
    },
    call: (args) => args.token.includes("ClientConfig")
        ? { tenantId: "t", objectId: "o", clientId: "c", subscriptionId: "s" }
        : { kubeconfigs: [{ name: "u", value: Buffer.from("kind: Config").toString("base64") }] },
}, "gateway-stack", "dev", true);

const resources = require("@pulumi/azure-native/resources");
const network = require("@pulumi/azure-native/network");
const keyvault = require("@pulumi/azure-native/keyvault");
const containerservice = require("@pulumi/azure-native/containerservice");
const authorization = require("@pulumi/azure-native/authorization");
const dns = require("@pulumi/azure-native/dns");
const k8s = require("@pulumi/kubernetes");

const location = "eastus";
const client = authorization.getClientConfigOutput();
const group = new resources.ResourceGroup("resource-group", { resourceGroupName: "rg", location });
const vnet = new network.VirtualNetwork("network", { resourceGroupName: group.name, location, addressSpace: { addressPrefixes: ["10.0.0.0/16"] } });
const subnet = new network.Subnet("nodes", { resourceGroupName: group.name, virtualNetworkName: vnet.name, addressPrefix: "10.0.0.0/22" });
const vault = new keyvault.Vault("vault", {
    resourceGroupName: group.name, location, vaultName: "kv",
    properties: { tenantId: client.tenantId, sku: { family: "A", name: "standard" }, enableRbacAuthorization: true, softDeleteRetentionInDays: 7 },
});
const role = (name, scope, principalId, id) => new authorization.RoleAssignment(name, {
    scope, principalId, principalType: "ServicePrincipal", roleDefinitionId: pulumi.interpolate`/subscriptions/${client.subscriptionId}/providers/Microsoft.Authorization/roleDefinitions/${id}`,
});
role("deployer", vault.id, client.objectId, "a4417e6f-fecd-4de8-b567-7b0420556985");
const cluster = new containerservice.ManagedCluster("cluster", {
    resourceGroupName: group.name, location, resourceName: "aks", kubernetesVersion: "1.35", dnsPrefix: "aks", nodeResourceGroup: "rg-nodes",
    sku: { name: "Base", tier: "Standard" }, identity: { type: "SystemAssigned" }, enableRBAC: true,
    networkProfile: { networkPlugin: "azure", loadBalancerSku: "standard", serviceCidr: "10.1.0.0/16", dnsServiceIP: "10.1.0.10" },
    agentPoolProfiles: [{ name: "system", mode: "System", type: "VirtualMachineScaleSets", osType: "Linux", vmSize: "Standard_D4s_v5", vnetSubnetID: subnet.id, enableAutoScaling: true, count: 2, minCount: 2, maxCount: 3, maxPods: 60 }],
    addonProfiles: { azureKeyvaultSecretsProvider: { enabled: true, config: { enableSecretRotation: "true", rotationPollInterval: "2m" } } },
    oidcIssuerProfile: { enabled: true }, securityProfile: { workloadIdentity: { enabled: true } },
    autoUpgradeProfile: { upgradeChannel: "patch", nodeOSUpgradeChannel: "NodeImage" },
});
for (const configName of ["aksManagedAutoUpgradeSchedule", "aksManagedNodeOSUpgradeSchedule"])
    new containerservice.MaintenanceConfiguration(configName, { resourceGroupName: group.name, resourceName: cluster.name, configName, maintenanceWindow: { durationHours: 4, startTime: "02:00", schedule: { weekly: { dayOfWeek: "Sunday", intervalWeeks: 1 } } } });
role("subnet", subnet.id, cluster.identity.apply(i => i.principalId), "4d97b98b-1d4f-4787-a291-c67834d212e7");
const addon = cluster.addonProfiles.apply(a => a.azureKeyvaultSecretsProvider.identity);
role("secrets", vault.id, addon.objectId, "4633458b-17de-408a-b874-0445c86b69e6");
role("certificates", vault.id, addon.objectId, "db79e9a7-68ee-4b58-9aeb-b90e7c24fcba");
const credentials = containerservice.listManagedClusterUserCredentialsOutput({ resourceGroupName: group.name, resourceName: cluster.name });
const kubeconfig = pulumi.secret(credentials.kubeconfigs.apply(k => Buffer.from(k[0].value, "base64").toString()));
const provider = new k8s.Provider("cluster", { kubeconfig });
const options = { provider };
const namespace = new k8s.core.v1.Namespace("demo", { metadata: { name: "demo" } }, options).metadata.name;

const workload = (name, image, port, targetPort, args) => {
    const labels = { "app.kubernetes.io/name": name };
    new k8s.apps.v1.Deployment(name, { metadata: { name, namespace }, spec: { replicas: 2, selector: { matchLabels: labels }, template: { metadata: { labels }, spec: { automountServiceAccountToken: false, containers: [{ name: "server", image, args, ports: [{ containerPort: targetPort }], resources: { requests: { cpu: "10m", memory: "32Mi" }, limits: { cpu: "200m", memory: "128Mi" } }, securityContext: { allowPrivilegeEscalation: false, readOnlyRootFilesystem: true, capabilities: { drop: ["ALL"] } } }] } } } }, options);
    new k8s.core.v1.Service(name, { metadata: { name, namespace }, spec: { selector: labels, ports: [{ name: "http", port, targetPort }] } }, options);
};
workload("httpbin", "docker.io/mccutchen/go-httpbin:v2.15.0", 8000, 8080, []);
workload("echo-v1", "docker.io/hashicorp/http-echo:1.0.0", 80, 5678, ["-text=Echo v1"]);
workload("echo-v2", "docker.io/hashicorp/http-echo:1.0.0", 80, 5678, ["-text=Echo v2"]);

const custom = (apiVersion, kind, name, spec, extra = {}) => new k8s.apiextensions.CustomResource(name, { apiVersion, kind, metadata: { name, namespace }, spec }, { ...options, ...extra });
const spc = custom("secrets-store.csi.x-k8s.io/v1", "SecretProviderClass", "tls-class", { provider: "azure", parameters: { keyvaultName: vault.name, tenantId: client.tenantId, useVMManagedIdentity: "true", userAssignedIdentityID: addon.clientId, objects: "array: []" }, secretObjects: [{ secretName: "tls", type: "kubernetes.io/tls", data: [{ objectName: "tls", key: "tls.key" }, { objectName: "tls", key: "tls.crt" }] }] });
const labels = { "app.kubernetes.io/name": "tls-sync" };
const sync = new k8s.apps.v1.Deployment("tls-sync", { metadata: { name: "tls-sync", namespace }, spec: { replicas: 2, selector: { matchLabels: labels }, template: { metadata: { labels }, spec: { containers: [{ name: "hold", image: "mcr.microsoft.com/oss/kubernetes/pause:3.9", volumeMounts: [{ name: "c", mountPath: "/c", readOnly: true }] }], volumes: [{ name: "c", csi: { driver: "secrets-store.csi.k8s.io", readOnly: true, volumeAttributes: { secretProviderClass: spc.metadata.name } } }] } } } }, options);
new k8s.policy.v1.PodDisruptionBudget("tls-sync", { metadata: { name: "tls-sync", namespace }, spec: { minAvailable: 1, selector: { matchLabels: labels } } }, options);

const gatewayApi = "gateway.networking.k8s.io/v1";
const gateways = {};
for (const name of ["httpbin-gateway", "echo-gateway"]) {
    gateways[name] = custom(gatewayApi, "Gateway", name, { gatewayClassName: "approuting-istio", listeners: [{ name: "http", port: 80, protocol: "HTTP" }, { name: "https", port: 443, protocol: "HTTPS", tls: { mode: "Terminate", certificateRefs: [{ name: "tls" }] } }] }, { dependsOn: [sync] });
    custom(gatewayApi, "HTTPRoute", `${name}-redirect`, { parentRefs: [{ name, sectionName: "http" }], rules: [{ filters: [{ type: "RequestRedirect", requestRedirect: { scheme: "https", statusCode: 301 } }] }] });
}
const route = (name, gateway, rules) => {
    custom(gatewayApi, "HTTPRoute", name, { parentRefs: [{ name: gateway, sectionName: "https" }], hostnames: [`${name}.example.com`], rules }, { dependsOn: [gateways[gateway]] });
    new dns.RecordSet(name, { resourceGroupName: "rg-dns", zoneName: "example.com", recordType: "A", relativeRecordSetName: name, ttl: 300, aRecords: [{ ipv4Address: gateways[gateway].metadata.apply(() => "203.0.113.1") }] });
};
route("httpbin", "httpbin-gateway", [{ backendRefs: [{ name: "httpbin", port: 8000 }] }]);
route("echo", "echo-gateway", [{ backendRefs: [{ name: "echo-v1", port: 80, weight: 90 }, { name: "echo-v2", port: 80, weight: 10 }] }]);
route("echo-headers", "echo-gateway", [{ matches: [{ headers: [{ name: "version", value: "v2" }] }], backendRefs: [{ name: "echo-v2", port: 80 }] }, { backendRefs: [{ name: "echo-v1", port: 80 }] }]);
route("app", "echo-gateway", ["/v1", "/v2", "/httpbin"].map(value => ({ matches: [{ path: { type: "PathPrefix", value } }], backendRefs: [{ name: "echo-v1", port: 80 }] })));

process.on("exit", () => console.log(`${count} resources`));
