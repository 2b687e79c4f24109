// What API version 2026-03-01 has and the package's default, 2025-09-01, lacks: the two switches of the managed Gateway API.
// It has a few more fields, such as networkProfile.advancedNetworking.security.transitEncryption, that nothing here uses;
// it has lost none.
// Same form as the package's own declarations; an interface of a known name adds to that interface.

export declare const ManagedGatewayType: {
    readonly Disabled: "Disabled";
    readonly Standard: "Standard";
};

export declare const GatewayAPIIstioEnabled: {
    readonly Enabled: "Enabled";
    readonly Disabled: "Disabled";
};

export declare namespace containerservice {
    interface ManagedClusterIngressProfileArgs {
        gatewayAPI?: pulumi.Input<inputs.containerservice.ManagedClusterIngressProfileGatewayConfigurationArgs | undefined>;
    }
    interface ManagedClusterIngressProfileGatewayConfigurationArgs {
        installation?: pulumi.Input<string | enums.containerservice.ManagedGatewayType | undefined>;
    }
    interface ManagedClusterIngressProfileWebAppRoutingArgs {
        gatewayAPIImplementations?: pulumi.Input<inputs.containerservice.ManagedClusterWebAppRoutingGatewayAPIImplementationsArgs | undefined>;
    }
    interface ManagedClusterWebAppRoutingGatewayAPIImplementationsArgs {
        appRoutingIstio?: pulumi.Input<inputs.containerservice.ManagedClusterAppRoutingIstioArgs | undefined>;
    }
    interface ManagedClusterAppRoutingIstioArgs {
        mode?: pulumi.Input<string | enums.containerservice.GatewayAPIIstioEnabled | undefined>;
    }

    interface ManagedClusterIngressProfileResponse {
        gatewayAPI?: outputs.containerservice.ManagedClusterIngressProfileGatewayConfigurationResponse;
    }
    interface ManagedClusterIngressProfileGatewayConfigurationResponse {
        installation?: string;
    }
    interface ManagedClusterIngressProfileWebAppRoutingResponse {
        gatewayAPIImplementations?: outputs.containerservice.ManagedClusterWebAppRoutingGatewayAPIImplementationsResponse;
    }
    interface ManagedClusterWebAppRoutingGatewayAPIImplementationsResponse {
        appRoutingIstio?: outputs.containerservice.ManagedClusterAppRoutingIstioResponse;
    }
    interface ManagedClusterAppRoutingIstioResponse {
        mode?: string;
    }
}
