using Azure.Core;

namespace Azure.Security.KeyVault.Certificates;

/// <summary>The recovery of a deleted certificate, which ends some time after the request.</summary>
public class RecoverDeletedCertificateOperation : Operation<KeyVaultCertificateWithPolicy>
{
    private readonly VaultPipeline _vault;
    private Response _response;
    private bool _completed;

    internal RecoverDeletedCertificateOperation(VaultPipeline vault, Response<KeyVaultCertificateWithPolicy> recovering)
    {
        _vault = vault;
        _response = recovering.GetRawResponse();
        Value = recovering.Value;
    }

    public override string Id => Value.Id.ToString();

    /// <summary>What is being recovered; usable once <see cref="HasCompleted"/>.</summary>
    public override KeyVaultCertificateWithPolicy Value { get; }

    public override bool HasCompleted => _completed;

    public override bool HasValue => true;

    public override Response GetRawResponse() => _response;

    public override Response UpdateStatus(CancellationToken cancellationToken = default) =>
        UpdateStatusAsync(cancellationToken).AsTask().GetAwaiter().GetResult();

    public override async ValueTask<Response> UpdateStatusAsync(CancellationToken cancellationToken = default)
    {
        if (_completed)
            return _response;

        _response = await _vault.SendAsync(RequestMethod.Get, CertificateClient.Path(Value.Name) + $"/{Value.Properties.Version}", null, cancellationToken).ConfigureAwait(false);
        _completed = _response.Status switch
        {
            200 or 403 => true, // 403: no permission to read it, which proves that it is back
            404 => false,
            _ => throw new RequestFailedException(_response),
        };
        return _response;
    }
}
