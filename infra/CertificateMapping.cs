using GatewayStack.Certificates;
using GatewayStack.Components.Azure;
using GatewayStack.Infra.Settings;
using Pulumi;

namespace GatewayStack.Infra;

/// <summary>From the settings of a certificate to the component.</summary>
internal static class CertificateMapping
{
    public static Components.Azure.VaultCertificate CreateIn(this CertificateSettings certificate, CertificateVault vault, Input<string> tenantId, StackSettings settings) =>
        new(certificate.Name, new VaultCertificateArgs
        {
            VaultUri = vault.Writable,
            TenantId = tenantId,
            CertificateName = certificate.Name,
            Pfx = certificate.Pfx is { } pfx ? Base64(pfx) : Nothing,
            Password = certificate.Pfx?.Password is { } password ? Optional(password.AsOutput()) : Nothing,
            SelfSigned = certificate.SelfSigned is { } selfSigned
                ? new SelfSignedPolicy { Hosts = [.. selfSigned.Hostnames.Select(settings.Host)], ValidityInMonths = selfSigned.ValidityInMonths }
                : null,
            RoleAssignmentTimeout = settings.Wait.RoleAssignments.ToTimeSpan(),
        });

    private static Input<string?> Nothing => (string?)null;

    private static Input<string?> Base64(PfxSettings pfx) => pfx.Data is { } data
        ? Optional(data.AsOutput())
        : Output.CreateSecret<string?>(Convert.ToBase64String(File.ReadAllBytes(StackConfig.PathOf(pfx.File!))));

    private static Output<string?> Optional(Output<string> text) => text.Apply(t => (string?)t);
}
