namespace Azure.Security.KeyVault.Certificates;

/// <summary>The creation of a certificate, which ends some time after the request.</summary>
public class CertificateOperation : Operation<KeyVaultCertificateWithPolicy>
{
    private readonly CertificateClient _client;
    private Response _response;
    private KeyVaultCertificateWithPolicy? _value;
    private bool _completed;

    internal CertificateOperation(CertificateClient client, Response<CertificateOperationProperties> properties)
    {
        _client = client;
        _response = properties.GetRawResponse();
        Properties = properties.Value;
    }

    public virtual CertificateOperationProperties Properties { get; private set; }

    public override string Id => Properties.Id.ToString();

    public override bool HasCompleted => _completed;

    public override bool HasValue => _value is not null;

    public override KeyVaultCertificateWithPolicy Value =>
        Properties.Error is { } error ? throw new InvalidOperationException($"The certificate operation failed: {error.Message}")
        : Properties.Status == "cancelled" ? throw new OperationCanceledException("The operation was canceled so no value is available.")
        : _value ?? throw new InvalidOperationException("The operation has not completed yet.");

    public override Response GetRawResponse() => _response;

    public override Response UpdateStatus(CancellationToken cancellationToken = default) =>
        UpdateStatusAsync(cancellationToken).AsTask().GetAwaiter().GetResult();

    public override async ValueTask<Response> UpdateStatusAsync(CancellationToken cancellationToken = default)
    {
        if (_completed)
            return _response;

        var pending = await _client.GetPendingAsync(Properties.Name, cancellationToken).ConfigureAwait(false);
        _response = pending.GetRawResponse();
        Properties = pending.Value;
        if (Properties.Status == "completed")
        {
            var certificate = await _client.GetCertificateAsync(Properties.Name, cancellationToken).ConfigureAwait(false);
            _response = certificate.GetRawResponse();
            _value = certificate.Value;
        }
        _completed = _value is not null || Properties.Status == "cancelled" || Properties.Error is not null;
        return _response;
    }
}
