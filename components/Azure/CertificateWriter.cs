using System.Security.Cryptography.X509Certificates;
using Azure;
using Azure.Security.KeyVault.Certificates;

namespace GatewayStack.Components.Azure;

/// <summary>Writes certificates to a vault, and only where something changes.</summary>
/// <param name="client">The vault.</param>
/// <param name="roleAssignmentTimeout">How long a fresh role assignment may take to reach the vault.</param>
/// <param name="progress">Told when something takes longer.</param>
internal sealed class CertificateWriter(CertificateClient client, TimeSpan roleAssignmentTimeout, Action<string> progress)
{
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(30);

    /// <summary>Imports a PFX unless the vault's current version is the same certificate.</summary>
    public async Task<KeyVaultCertificate> EnsureImportedAsync(string name, byte[] pfx, string? password)
    {
        using var leaf = X509CertificateLoader.LoadPkcs12(pfx, password, X509KeyStorageFlags.EphemeralKeySet);
        var current = await FindAsync(name);
        if (current is not null && current.Properties.X509Thumbprint.AsSpan().SequenceEqual(leaf.GetCertHash()))
            return current;
        var options = new ImportCertificateOptions(name, pfx) { Password = password };
        foreach (var (key, value) in current?.Properties.Tags ?? new Dictionary<string, string>())
            options.Tags[key] = value;
        return await PatientlyAsync(async () => (await client.ImportCertificateAsync(options)).Value);
    }

    /// <summary>Creates a self-signed certificate unless there is one; Key Vault renews it by itself.</summary>
    public async Task<KeyVaultCertificate> EnsureSelfSignedAsync(string name, SelfSignedCertificate selfSigned)
    {
        if (await FindAsync(name) is { } current && Covers(current, selfSigned))
            return current;
        var names = new SubjectAlternativeNames();
        foreach (var hostname in selfSigned.Hostnames)
            names.DnsNames.Add(hostname);
        var policy = new CertificatePolicy(WellKnownIssuerNames.Self, $"CN={selfSigned.Hostnames[0]}", names)
        {
            Exportable = true,
            ContentType = CertificateContentType.Pkcs12,
            ValidityInMonths = selfSigned.ValidityInMonths,
            LifetimeActions = { new LifetimeAction(CertificatePolicyAction.AutoRenew) { LifetimePercentage = 80 } },
        };
        return await PatientlyAsync(async () =>
        {
            var operation = await client.StartCreateCertificateAsync(name, policy);
            return (await operation.WaitForCompletionAsync()).Value;
        });
    }

    private static bool Covers(KeyVaultCertificateWithPolicy current, SelfSignedCertificate wanted) =>
        wanted.Hostnames.All(name => current.Policy?.SubjectAlternativeNames?.DnsNames.Contains(name) is true);

    private Task<KeyVaultCertificateWithPolicy?> FindAsync(string name) => PatientlyAsync(async () =>
    {
        try
        {
            return (KeyVaultCertificateWithPolicy?)(await client.GetCertificateAsync(name)).Value;
        }
        catch (RequestFailedException e) when (e.Status == 404)
        {
            return null;
        }
    });

    /// <summary>A vault refuses a deployer until the role assignment has reached it, which takes minutes.</summary>
    private async Task<T> PatientlyAsync<T>(Func<Task<T>> call)
    {
        var (started, pause) = (TimeProvider.System.GetTimestamp(), TimeSpan.FromSeconds(2));
        while (true)
        {
            try
            {
                return await call();
            }
            catch (RequestFailedException e) when (e.Status == 403 && TimeProvider.System.GetElapsedTime(started) + pause < roleAssignmentTimeout)
            {
                progress($"{client.VaultUri} does not know the deployer's role yet (403); trying again in {pause.TotalSeconds:0} s");
                await Task.Delay(pause);
                pause = pause * 2 < LongestPause ? pause * 2 : LongestPause;
            }
        }
    }
}
