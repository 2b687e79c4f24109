using System.Collections.Immutable;
using System.Globalization;
using GatewayStack.Certificates;
using Pulumi;

namespace GatewayStack.Components.Azure;

/// <summary>A certificate in a Key Vault: an imported PFX, one that Key Vault creates and signs itself, or one that is there already.</summary>
/// <remarks>Azure Resource Manager has no such resource, so a real update talks to the vault; a preview does not.</remarks>
public sealed class VaultCertificate : ComponentResource
{
    /// <summary>Puts the certificate into the vault.</summary>
    /// <param name="name">Name of the component.</param>
    /// <param name="args">Which certificate, and where to.</param>
    /// <param name="options">Options of the component.</param>
    public VaultCertificate(string name, VaultCertificateArgs args, ComponentResourceOptions? options = null)
        : base("gateway-stack:components:VaultCertificate", name, VaultCertificateInputs.Of(args), options)
    {
        Facts = Output.Tuple(args.VaultUri.ToOutput(), args.TenantId.ToOutput(), args.Pfx.ToOutput(), args.Password.ToOutput())
            .Apply(t => EnsureAsync(args, t.Item1, t.Item2, t.Item3, t.Item4));
        Facts = Output.Unsecret(Facts);
        RegisterOutputs();
    }

    /// <summary>What is known of the certificate: <c>secretId</c> (without version, so that rotation is followed), and after a
    /// real update <c>thumbprint</c> and <c>expires</c>. Nothing of it is secret.</summary>
    public Output<ImmutableDictionary<string, string>> Facts { get; }

    private async Task<ImmutableDictionary<string, string>> EnsureAsync(VaultCertificateArgs args, string vaultUri, string tenantId, string? pfx, string? password)
    {
        var facts = ImmutableDictionary<string, string>.Empty.Add("secretId", $"{vaultUri.TrimEnd('/')}/secrets/{args.CertificateName}");
        if (Deployment.Instance.IsDryRun)
            return facts;

        var access = new VaultSettings
        {
            Vault = new Uri(vaultUri),
            Credential = VaultCredential.Create(tenantId, args.Cloud),
            TenantId = tenantId,
            Cloud = args.Cloud,
            RetryFor = args.RoleAssignmentTimeout,
            Progress = wait => Log.Info(wait.ToString(), this, ephemeral: true),
        };
        var importer = new VaultImporter(args.Configure?.Invoke(access) ?? access);
        try
        {
            var certificate = args.SelfSigned is { } selfSigned ? await importer.EnsureSelfSignedAsync(args.CertificateName, selfSigned)
                : pfx is not null ? await ImportAsync(importer, args.CertificateName, pfx, password)
                : await importer.ReadAsync(args.CertificateName);
            return facts
                .Add("thumbprint", certificate.Thumbprint)
                .Add("expires", certificate.NotAfter.ToString("O", CultureInfo.InvariantCulture));
        }
        catch (VaultException e) when (args.IsExisting && e.Problem is VaultProblem.Forbidden or VaultProblem.NetworkForbidden)
        {
            Log.Warn($"Nothing is known of a certificate that the deployer may not read; the cluster may. {e.Message}", this);
            return facts;
        }
        catch (VaultException e)
        {
            throw new ResourceException(e.Message, this, hideStack: true);
        }
    }

    private async Task<Certificates.VaultCertificate> ImportAsync(VaultImporter importer, string name, string pfx, string? password)
    {
        using var reading = CertificateReader.ReadPfx(name, Convert.FromBase64String(pfx), password);
        return reading.Bundle is { } bundle
            ? await importer.ImportAsync(name, bundle)
            : throw new ResourceException(string.Join('\n', reading.Findings.Select(f => f.ToString())), this, hideStack: true);
    }
}

/// <summary>Settings of <see cref="VaultCertificate"/>; one of <see cref="Pfx"/>, <see cref="SelfSigned"/> and <see cref="IsExisting"/>.</summary>
public sealed class VaultCertificateArgs : ResourceArgs
{
    /// <summary>Address of the vault, once the deployer may write to it.</summary>
    public required Input<string> VaultUri { get; init; }

    /// <summary>The vault's tenant, which credentials are asked for.</summary>
    public required Input<string> TenantId { get; init; }

    /// <summary>Name of the certificate in the vault.</summary>
    public required string CertificateName { get; init; }

    /// <summary>The PFX in base64; a secret.</summary>
    public Input<string?> Pfx { get; init; } = (string?)null;

    /// <summary>The password of the PFX; a secret.</summary>
    public Input<string?> Password { get; init; } = (string?)null;

    /// <summary>The certificate that Key Vault creates.</summary>
    public SelfSignedPolicy? SelfSigned { get; init; }

    /// <summary>Whether somebody else keeps the certificate there, so that it is only looked at. Default false.</summary>
    public bool IsExisting { get; init; }

    /// <summary>Where it comes from, for plans and previews. Default: pfx, selfSigned or existing.</summary>
    public string? Source { get; init; }

    /// <summary>The vault's cloud. Default the public one.</summary>
    public AzureCloud Cloud { get; init; } = AzureCloud.Public;

    /// <summary>Changes how the vault is asked: another credential, a proxy, a clock. Default: <c>DefaultAzureCredential</c> of the tenant.</summary>
    public Func<VaultSettings, VaultSettings>? Configure { get; init; }

    /// <summary>How long to wait until a fresh role assignment reaches the vault. Default 15 minutes.</summary>
    public TimeSpan RoleAssignmentTimeout { get; init; } = TimeSpan.FromMinutes(15);
}

/// <summary>What previews and plans show of the component; nothing of it is secret.</summary>
internal sealed class VaultCertificateInputs : ResourceArgs
{
    /// <summary>Name of the certificate in the vault.</summary>
    [Input("certificateName")]
    public required Input<string> CertificateName { get; init; }

    /// <summary>Where it comes from: pfx, pem, selfSigned or existing.</summary>
    [Input("source")]
    public required Input<string> Source { get; init; }

    /// <summary>Address of the vault.</summary>
    [Input("vaultUri")]
    public required Input<string> VaultUri { get; init; }

    public static VaultCertificateInputs Of(VaultCertificateArgs args) => new()
    {
        CertificateName = args.CertificateName,
        Source = args.Source ?? (args.SelfSigned is not null ? "selfSigned" : args.IsExisting ? "existing" : "pfx"),
        VaultUri = args.VaultUri,
    };
}
