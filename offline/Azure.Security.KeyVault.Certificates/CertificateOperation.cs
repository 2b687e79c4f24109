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
        Id = Properties.Id!.ToString();
    }

    /// <summary>What is known of it; null once it was deleted.</summary>
    public virtual CertificateOperationProperties? Properties { get; private set; }

    public override string Id { get; }

    public override bool HasCompleted => _completed;

    public override bool HasValue => _value is not null;

    public override KeyVaultCertificateWithPolicy Value =>
        Properties is null ? throw new InvalidOperationException("The operation was deleted so no value is available.")
        : Properties.Error is { } error ? throw new InvalidOperationException($"The certificate operation failed: {error.Message}")
        : Properties.Status == "cancelled" ? throw new OperationCanceledException("The operation was canceled so no value is available.")
        : _value ?? throw new InvalidOperationException("The operation has not completed yet.");

    public override Response GetRawResponse() => _response;

    public override Response UpdateStatus(CancellationToken cancellationToken = default) =>
        UpdateStatusAsync(cancellationToken).AsTask().GetAwaiter().GetResult();

    public override async ValueTask<Response> UpdateStatusAsync(CancellationToken cancellationToken = default)
    {
        if (_completed || Properties is not { Name: { } name })
            return _response;

        var pending = await _client.PollAsync(name, cancellationToken).ConfigureAwait(false);
        (_response, Properties) = (pending.GetRawResponse(), pending.Value);
        if (Properties is { Status: "completed" })
        {
            var certificate = await _client.GetCertificateAsync(name, cancellationToken).ConfigureAwait(false);
            (_response, _value) = (certificate.GetRawResponse(), certificate.Value);
        }
        _completed = _value is not null || Properties is null or { Status: "cancelled" } or { Error: not null };
        return _response;
    }
}
