using Azure.Security.KeyVault.Certificates;

namespace GatewayStack.Certificates;

/// <summary>
/// Brings certificates into a vault. Every attempt reads before it writes, so nothing is imported twice: a run that was cancelled, or whose
/// connection broke half-way, continues from what is in the vault. A version is either there as a whole or not at all.
/// </summary>
/// <remarks>For a real update only: it talks to Azure.</remarks>
public sealed class VaultImporter
{
    private readonly VaultSettings _settings;
    private readonly VaultAccess _vault;

    /// <summary>An importer for one vault.</summary>
    public VaultImporter(VaultSettings settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        _settings = settings;
        _vault = new VaultAccess(settings);
    }

    /// <summary>The current version of a certificate that somebody else takes care of.</summary>
    /// <exception cref="VaultException">It is not there, is disabled, or cannot be read.</exception>
    public Task<VaultCertificate> ReadAsync(string name, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        return new VaultRetry(name, _settings).RunAsync<VaultCertificate>(
            async () => VaultCertificate.Of(_vault.Enabled(await _vault.GetAsync(name, cancellationToken)), VaultOutcome.Unchanged), cancellationToken);
    }

    /// <summary>
    /// Makes <paramref name="bundle"/> the current version of a name. The same certificate is one read and no write; another one becomes a
    /// new version that keeps the tags. A deleted certificate of that name is recovered first.
    /// </summary>
    /// <param name="name">The certificate's name in the vault.</param>
    /// <param name="bundle">The certificate, with its key.</param>
    /// <param name="tags">Tags for a new version, on top of those of the version before.</param>
    /// <param name="cancellationToken">Stops waiting and sending.</param>
    /// <exception cref="VaultException">It did not work; the message says why and what to do.</exception>
    public Task<VaultCertificate> ImportAsync(
        string name, CertificateBundle bundle, IReadOnlyDictionary<string, string>? tags = null, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentNullException.ThrowIfNull(bundle);
        var sent = false;
        var retry = new VaultRetry(name, _settings);
        return retry.RunAsync(ImportOnceAsync, cancellationToken);

        async Task<VaultCertificate?> ImportOnceAsync()
        {
            var current = await _vault.FindAsync(name, cancellationToken);
            if (current is not null && VaultCertificate.ThumbprintOf(current) == bundle.Thumbprint)
                return VaultCertificate.Of(_vault.Enabled(current), sent ? VaultOutcome.Imported : VaultOutcome.Unchanged);

            sent = true;
            var options = ImportOptions(name, bundle, Merged(current, tags));
            var imported = await _vault.RecoveringAsync(name, retry, client => client.ImportCertificateAsync(options, cancellationToken), cancellationToken);
            return imported is null ? null : VaultCertificate.Of(Checked(imported.Value, bundle), VaultOutcome.Imported);
        }
    }

    /// <summary>
    /// Lets the vault create and renew a self-signed certificate. Where policy and certificate are as wanted, it is one read and no write.
    /// </summary>
    /// <param name="name">The certificate's name in the vault.</param>
    /// <param name="policy">What it should be.</param>
    /// <param name="tags">Tags for a new version, on top of those of the version before.</param>
    /// <param name="cancellationToken">Stops waiting; a creation that was accepted goes on in the vault, and the next run finds it.</param>
    /// <exception cref="ArgumentException">The policy has no host, or something that is no host.</exception>
    /// <exception cref="VaultException">It did not work; the message says why and what to do.</exception>
    public Task<VaultCertificate> EnsureSelfSignedAsync(
        string name, SelfSignedPolicy policy, IReadOnlyDictionary<string, string>? tags = null, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentNullException.ThrowIfNull(policy);
        var wanted = policy.ToVaultPolicy();
        var (started, completed) = (false, false);
        var retry = new VaultRetry(name, _settings);
        return retry.RunAsync(EnsureOnceAsync, cancellationToken);

        async Task<VaultCertificate?> EnsureOnceAsync()
        {
            var current = await _vault.FindAsync(name, cancellationToken);
            if (current is not null && policy.IsMetBy(current, _settings.Time.GetUtcNow()))
                return VaultCertificate.Of(_vault.Enabled(current), started ? VaultOutcome.Created : VaultOutcome.Unchanged);
            if (completed)
                throw Different($"created '{name}', but not as asked.");

            started = true;
            var creation = await _vault.FindCreationAsync(name, cancellationToken)
                ?? await _vault.RecoveringAsync(
                    name,
                    retry,
                    client => client.StartCreateCertificateAsync(name, wanted, enabled: true, Merged(current, tags), cancellationToken: cancellationToken),
                    cancellationToken);
            if (creation is not null)
            {
                await _vault.CompleteAsync(creation, name, retry, cancellationToken);
                completed = true;
            }
            return null;
        }
    }

    private static Dictionary<string, string> Merged(KeyVaultCertificate? current, IReadOnlyDictionary<string, string>? tags)
    {
        var merged = new Dictionary<string, string>(current?.Properties.Tags ?? new Dictionary<string, string>(), StringComparer.Ordinal);
        foreach (var (name, value) in tags ?? new Dictionary<string, string>())
            merged[name] = value;
        return merged;
    }

    /// <summary>
    /// The PFX and its one-time password travel together inside TLS, so its encryption protects nothing; it is the one Key Vault always
    /// takes (it has refused AES).
    /// </summary>
    private static ImportCertificateOptions ImportOptions(string name, CertificateBundle bundle, Dictionary<string, string> tags)
    {
        var password = Guid.NewGuid().ToString("N");
        var options = new ImportCertificateOptions(name, bundle.ToPfx(password, PfxEncryption.TripleDes))
        {
            Password = password,
            Enabled = true,
            Policy = new CertificatePolicy { ContentType = CertificateContentType.Pkcs12 },
        };
        foreach (var (tag, value) in tags)
            options.Tags[tag] = value;
        return options;
    }

    private KeyVaultCertificateWithPolicy Checked(KeyVaultCertificateWithPolicy imported, CertificateBundle bundle)
    {
        var thumbprint = VaultCertificate.ThumbprintOf(imported);
        return thumbprint == bundle.Thumbprint
            ? imported
            : throw Different($"answered with the certificate {thumbprint}, and {bundle.Thumbprint} was sent.");
    }

    private VaultException Different(string what) => new(
        VaultProblem.WrongCertificate,
        $"{_settings.Vault.Host} {what}",
        "Check whether something else writes this name or a policy of the vault changes certificates, then run again.");
}
