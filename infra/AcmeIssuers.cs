using GatewayStack.Components.Kubernetes;
using GatewayStack.Infra.Settings;
using Pulumi;

namespace GatewayStack.Infra;

/// <summary>What proves domains in Azure DNS.</summary>
/// <param name="ClientId">Client id of cert-manager's identity, once it may write into the zones.</param>
/// <param name="SubscriptionId">The subscription of zones that name none.</param>
/// <param name="Environment">The cloud, as cert-manager calls it.</param>
internal sealed record AcmeDns(Output<string> ClientId, Output<string> SubscriptionId, string Environment);

/// <summary>cert-manager and an issuer for each certificate that comes from Let's Encrypt; nothing where none does.</summary>
internal static class AcmeIssuers
{
    public static Dictionary<string, AcmeIssuer> Create(StackSettings settings, IFoundation foundation)
    {
        var issued = settings.Certificates.Where(c => c.Acme is not null && settings.ListenersOf(c).Any()).ToList();
        if (issued.Count == 0)
            return [];
        var provesInDns = issued.Any(c => c.Acme!.Challenge == AcmeChallenge.Dns01);
        var manager = new CertManagerRelease("cert-manager", new CertManagerReleaseArgs
        {
            Version = settings.Tls.CertManager.Version,
            Namespace = settings.Tls.CertManager.Namespace,
            UsesWorkloadIdentity = provesInDns,
        }, new ComponentResourceOptions { Provider = foundation.Kubernetes, DependsOn = foundation.Before.ToList() });
        var dns = provesInDns ? foundation.AcmeDns() : null;
        var options = new ComponentResourceOptions { Provider = foundation.Kubernetes, DependsOn = { manager } };
        return issued.ToDictionary(c => c.Name, c => new AcmeIssuer($"acme-{c.Name.ToLowerInvariant()}", Args(c.Acme!, settings, dns), options));
    }

    private static AcmeIssuerArgs Args(AcmeSettings acme, StackSettings settings, AcmeDns? dns)
    {
        var server = acme.Server == AcmeServer.Staging ? AcmeIssuerArgs.LetsEncryptStaging : AcmeIssuerArgs.LetsEncrypt;
        return acme.Challenge == AcmeChallenge.Http01 || dns is null
            ? new AcmeIssuerArgs { Server = server, Email = acme.Email }
            : new AcmeIssuerArgs
            {
                Server = server,
                Email = acme.Email,
                Zones = [.. settings.ProvableZones().Select(z => new AcmeZone(z.Name, z.ResourceGroup!, z.SubscriptionId is { } id ? (Input<string>)id : dns.SubscriptionId))],
                IdentityClientId = dns.ClientId,
                Environment = dns.Environment,
            };
    }
}
