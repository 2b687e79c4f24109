using Azure;
using Azure.Security.KeyVault.Certificates;

namespace GatewayStack.Certificates;

/// <summary>The requests an importer makes, with what the vault's answers mean.</summary>
internal sealed class VaultAccess
{
    private static readonly TimeSpan PollInterval = TimeSpan.FromSeconds(2);

    private readonly VaultSettings _settings;
    private readonly CertificateClient _client;

    public VaultAccess(VaultSettings settings)
    {
        _settings = settings;
        var options = new CertificateClientOptions();
        options.Retry.MaxRetries = 0; // VaultRetry repeats: it reads first, and knows a 403 that passes from one that stays
        options.Retry.NetworkTimeout = settings.RequestTimeout;
        if (settings.Transport is not null)
            options.Transport = settings.Transport;
        _client = new CertificateClient(settings.Vault, settings.Credential, options);
    }

    public async Task<KeyVaultCertificateWithPolicy> GetAsync(string name, CancellationToken cancellationToken) =>
        (await _client.GetCertificateAsync(name, cancellationToken)).Value;

    public async Task<KeyVaultCertificateWithPolicy?> FindAsync(string name, CancellationToken cancellationToken)
    {
        try
        {
            return await GetAsync(name, cancellationToken);
        }
        catch (RequestFailedException e) when (e.Status == 404)
        {
            return null;
        }
    }

    /// <summary>The creation under way for a name, perhaps from a run before.</summary>
    public async Task<CertificateOperation?> FindCreationAsync(string name, CancellationToken cancellationToken)
    {
        try
        {
            var creation = await _client.GetCertificateOperationAsync(name, cancellationToken);
            return creation.Properties is { Status: "inProgress", Error: null } ? creation : null;
        }
        catch (RequestFailedException e) when (e.Status == 404)
        {
            return null;
        }
    }

    public async Task CompleteAsync(CertificateOperation creation, string name, VaultRetry retry, CancellationToken cancellationToken)
    {
        while (!creation.HasCompleted)
        {
            await creation.UpdateStatusAsync(cancellationToken);
            if (!creation.HasCompleted)
                await retry.WaitAsync(VaultFailure.Unfinished("creating", name, _settings), PollInterval, cancellationToken);
        }
        if (creation.GetRawResponse() is { Status: 403 } refused)
            throw new RequestFailedException(refused); // of the question, which the client takes for the creation's failure
        if (!creation.HasValue)
            throw new VaultException(
                VaultProblem.Refused,
                $"{_settings.Vault.Host} could not create '{name}': {creation.Properties?.Error?.Message ?? creation.Properties?.Status ?? "its creation was deleted"}.",
                $"See az keyvault certificate pending show --vault-name {_settings.VaultName} --name {name}, then run again.");
    }

    /// <summary>Writes to a name; if a deleted certificate holds it, recovers that and returns null, for another look.</summary>
    public async Task<T?> RecoveringAsync<T>(string name, VaultRetry retry, Func<CertificateClient, Task<T>> write, CancellationToken cancellationToken)
        where T : class
    {
        try
        {
            return await write(_client);
        }
        catch (RequestFailedException e) when (e.Status == 409 && VaultFailure.CodeOf(e) == "ObjectIsDeletedButRecoverable")
        {
            await RecoverAsync(name, retry, cancellationToken);
            return null;
        }
    }

    public KeyVaultCertificateWithPolicy Enabled(KeyVaultCertificateWithPolicy certificate) => certificate.Properties.Enabled != false
        ? certificate
        : throw new VaultException(
            VaultProblem.Disabled,
            $"the certificate '{certificate.Name}' in {_settings.Vault.Host} is disabled, so nothing can serve it.",
            $"Enable it: az keyvault certificate set-attributes --vault-name {_settings.VaultName} --name {certificate.Name} --enabled true");

    private async Task RecoverAsync(string name, VaultRetry retry, CancellationToken cancellationToken)
    {
        RecoverDeletedCertificateOperation recovery;
        try
        {
            recovery = await _client.StartRecoverDeletedCertificateAsync(name, cancellationToken);
        }
        catch (RequestFailedException e) when (e.Status == 403)
        {
            throw await CannotRecoverAsync(name, e, cancellationToken);
        }
        while (!recovery.HasCompleted)
        {
            await retry.WaitAsync(VaultFailure.Unfinished("recovering", name, _settings), PollInterval, cancellationToken);
            await recovery.UpdateStatusAsync(cancellationToken);
        }
    }

    /// <summary>Reading and importing were allowed, so this is no role assignment on its way.</summary>
    private async Task<VaultException> CannotRecoverAsync(string name, RequestFailedException cause, CancellationToken cancellationToken)
    {
        var taken = "the vault's retention period ends";
        try
        {
            var deleted = await _client.GetDeletedCertificateAsync(name, cancellationToken);
            if (deleted.Value.ScheduledPurgeDate is { } purge)
                taken = purge.UtcDateTime.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
        }
        catch (RequestFailedException)
        {
            // The date is a courtesy; without permission to see it, the sentence stays general.
        }
        return new VaultException(
            VaultProblem.NameConflict,
            $"the certificate '{name}' in {_settings.Vault.Host} was deleted and this identity may not recover it (403 {VaultFailure.CodeOf(cause)}).",
            $"Have someone with the role 'Key Vault Certificates Officer' run az keyvault certificate recover --vault-name {_settings.VaultName} --name {name}, or use another name; with purge protection this one stays taken until {taken}.",
            cause);
    }
}
