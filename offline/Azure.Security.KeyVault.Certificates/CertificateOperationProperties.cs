using System.Text.Json;

namespace Azure.Security.KeyVault.Certificates;

/// <summary>How far the creation of a certificate is.</summary>
public class CertificateOperationProperties
{
    internal CertificateOperationProperties(JsonElement json)
    {
        Id = json.Link("id");
        Name = Id is null ? null : new CertificateProperties(Id).Name;
        Status = json.Text("status");
        StatusDetails = json.Text("status_details");
        Error = json.Get("error") is { } error ? new CertificateOperationError(error) : null;
    }

    public Uri? Id { get; }

    public string? Name { get; }

    /// <summary><c>inProgress</c>, <c>completed</c> or <c>cancelled</c>.</summary>
    public string? Status { get; }

    public string? StatusDetails { get; }

    public CertificateOperationError? Error { get; }
}

/// <summary>Why a certificate could not be created.</summary>
public class CertificateOperationError
{
    internal CertificateOperationError(JsonElement json)
    {
        Code = json.Text("code");
        Message = json.Text("message");
    }

    public string? Code { get; }

    public string? Message { get; }
}
