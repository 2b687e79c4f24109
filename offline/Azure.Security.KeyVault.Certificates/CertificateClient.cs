using System.Text.Json;
using Azure.Core;
using Azure.Core.Pipeline;

namespace Azure.Security.KeyVault.Certificates;

/// <summary>Certificates of one vault, over its REST API.</summary>
public class CertificateClient
{
    private readonly VaultPipeline _vault;

    public CertificateClient(Uri vaultUri, TokenCredential credential)
        : this(vaultUri, credential, new())
    {
    }

    public CertificateClient(Uri vaultUri, TokenCredential credential, CertificateClientOptions options)
    {
        ArgumentNullException.ThrowIfNull(vaultUri);
        ArgumentNullException.ThrowIfNull(credential);
        options ??= new();
        var authentication = new ChallengeAuthenticationPolicy(credential, options.DisableChallengeResourceVerification);
        _vault = new(vaultUri, HttpPipelineBuilder.Build(options, authentication), options.ApiVersion);
    }

    /// <summary>The vault, as given.</summary>
    public virtual Uri VaultUri => _vault.Vault;

    /// <summary>The newest version of a certificate and the policy of its name. 404: <see cref="RequestFailedException"/>.</summary>
    public virtual Task<Response<KeyVaultCertificateWithPolicy>> GetCertificateAsync(
        string certificateName, CancellationToken cancellationToken = default) =>
        _vault.SendAsync(RequestMethod.Get, Path(certificateName), null, json => new KeyVaultCertificateWithPolicy(json), cancellationToken);

    /// <summary>Imports a PFX or PEM as a new version.</summary>
    public virtual Task<Response<KeyVaultCertificateWithPolicy>> ImportCertificateAsync(
        ImportCertificateOptions importCertificateOptions, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(importCertificateOptions);
        return _vault.SendAsync(
            RequestMethod.Post, Path(importCertificateOptions.Name) + "/import", importCertificateOptions.Write,
            json => new KeyVaultCertificateWithPolicy(json), cancellationToken);
    }

    /// <summary>Lets the vault create a new version by a policy, which becomes the name's policy.</summary>
    public virtual async Task<CertificateOperation> StartCreateCertificateAsync(
        string certificateName, CertificatePolicy policy, bool? enabled = null, IDictionary<string, string>? tags = null,
        bool? preserveCertificateOrder = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(policy);
        var properties = await _vault.SendAsync(
            RequestMethod.Post, Path(certificateName) + "/create", Body, json => new CertificateOperationProperties(json), cancellationToken).ConfigureAwait(false);
        return new CertificateOperation(this, properties);

        void Body(Utf8JsonWriter json)
        {
            json.WritePolicy(policy);
            json.WriteEnabled(enabled);
            json.WriteTags(tags);
            if (preserveCertificateOrder is { } preserve)
                json.WriteBoolean("preserveCertOrder", preserve);
        }
    }

    /// <summary>The creation under way for a name. 404: <see cref="RequestFailedException"/>.</summary>
    public virtual async Task<CertificateOperation> GetCertificateOperationAsync(
        string certificateName, CancellationToken cancellationToken = default) =>
        new(this, await _vault.SendAsync(
            RequestMethod.Get, PendingPath(certificateName), null, json => new CertificateOperationProperties(json), cancellationToken).ConfigureAwait(false));

    /// <summary>Changes whether a version is enabled and its tags.</summary>
    public virtual Task<Response<KeyVaultCertificate>> UpdateCertificatePropertiesAsync(
        CertificateProperties properties, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(properties);
        return _vault.SendAsync(
            RequestMethod.Patch, $"{Path(properties.Name)}/{properties.Version}", properties.Write, json => new KeyVaultCertificate(json), cancellationToken);
    }

    /// <summary>A deleted certificate that can still be recovered. 404: <see cref="RequestFailedException"/>.</summary>
    public virtual Task<Response<DeletedCertificate>> GetDeletedCertificateAsync(
        string certificateName, CancellationToken cancellationToken = default) =>
        _vault.SendAsync(RequestMethod.Get, DeletedPath(certificateName), null, json => new DeletedCertificate(json), cancellationToken);

    /// <summary>Brings a deleted certificate back, with its versions.</summary>
    public virtual async Task<RecoverDeletedCertificateOperation> StartRecoverDeletedCertificateAsync(
        string certificateName, CancellationToken cancellationToken = default) =>
        new(_vault, await _vault.SendAsync(
            RequestMethod.Post, DeletedPath(certificateName) + "/recover", null,
            json => new KeyVaultCertificateWithPolicy(json), cancellationToken).ConfigureAwait(false));

    /// <summary>How far a creation is: null if there is none any more, nothing but an error if one may not ask.</summary>
    internal async Task<Response<CertificateOperationProperties?>> PollAsync(string certificateName, CancellationToken cancellationToken)
    {
        var response = await _vault.SendAsync(RequestMethod.Get, PendingPath(certificateName), null, cancellationToken).ConfigureAwait(false);
        if (response.Status == 404)
            return Response.FromValue<CertificateOperationProperties?>(null, response);
        if (response.Status is not (200 or 403))
            throw new RequestFailedException(response);
        using var json = JsonDocument.Parse(response.Content);
        return Response.FromValue<CertificateOperationProperties?>(new(json.RootElement), response);
    }

    internal static string Path(string certificateName)
    {
        ArgumentException.ThrowIfNullOrEmpty(certificateName);
        return "/certificates/" + Uri.EscapeDataString(certificateName);
    }

    private static string PendingPath(string certificateName) => Path(certificateName) + "/pending";

    private static string DeletedPath(string certificateName)
    {
        ArgumentException.ThrowIfNullOrEmpty(certificateName);
        return "/deletedcertificates/" + Uri.EscapeDataString(certificateName);
    }
}
