using GatewayStack.Certificates;
using GatewayStack.Components.Azure;
using GatewayStack.Infra.Configuration;
using GatewayStack.Infra.Settings;
using Pulumi;
using Pulumi.Kubernetes.Types.Inputs.Core.V1;

namespace GatewayStack.Infra;

/// <summary>From the settings of a certificate to the component.</summary>
internal static class CertificateMapping
{
    public static Components.Azure.VaultCertificate CreateIn(
        this CertificateSettings certificate, CertificateVault own, VaultReference vault, Input<string> tenantId, AzureCloud cloud, StackSettings settings)
    {
        var isForeign = certificate.Existing?.Vault is not null;
        return new(certificate.Name, new VaultCertificateArgs
        {
            VaultUri = isForeign ? vault.Uri : own.Writable,
            TenantId = tenantId,
            Cloud = cloud,
            CertificateName = certificate.Name,
            Pfx = certificate switch { { Pfx: { } pfx } => Base64(pfx), { Pem: { } pem } => Base64(pem), _ => Nothing },
            Password = certificate.Pfx?.Password is { } password ? Optional(password.AsOutput()) : Nothing,
            SelfSigned = certificate.SelfSigned is { } selfSigned
                ? new SelfSignedPolicy { Hosts = [.. selfSigned.Hostnames.Select(settings.Host)], ValidityInMonths = selfSigned.ValidityInMonths }
                : null,
            IsExisting = certificate.Existing is not null,
            Source = certificate.Pem is null ? null : "pem",
            // The stack gives the deployer no role on somebody else's vault, so there is nothing to wait for.
            RoleAssignmentTimeout = isForeign ? TimeSpan.Zero : settings.Wait.RoleAssignments.ToTimeSpan(),
        });
    }

    public static TolerationArgs ToArgs(this TolerationSettings toleration) => new()
    {
        Key = toleration.Key!,
        Operator = toleration.Operator.Spelling(),
        Value = toleration.Value!,
        Effect = toleration.Effect?.Spelling()!,
    };

    private static Input<string?> Nothing => (string?)null;

    private static Input<string?> Base64(PfxSettings pfx) => pfx.Data is { } data
        ? Optional(data.AsOutput())
        : Output.CreateSecret<string?>(Convert.ToBase64String(File.ReadAllBytes(StackConfig.PathOf(pfx.File!))));

    /// <summary>The PFX never rests in a file, and has no password: it is a secret as a whole. In a preview nobody asks for it.</summary>
    private static Input<string?> Base64(PemSettings pem)
    {
        if (Deployment.Instance.IsDryRun)
            return Output.CreateSecret<string?>("");
        using var reading = pem.Read(StackConfig.PathOf);
        return Output.CreateSecret<string?>(Convert.ToBase64String(reading.Bundle!.ToPfx("", PfxEncryption.TripleDes)));
    }

    private static Output<string?> Optional(Output<string> text) => text.Apply(t => (string?)t);
}
