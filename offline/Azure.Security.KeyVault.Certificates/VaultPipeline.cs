using System.Text.Json;
using Azure.Core;
using Azure.Core.Pipeline;

namespace Azure.Security.KeyVault.Certificates;

/// <summary>JSON requests to one vault.</summary>
internal sealed class VaultPipeline(Uri vault, HttpPipeline pipeline, string apiVersion)
{
    public Uri Vault => vault;

    /// <summary>Sends a request and reads the answer; a status outside 2xx is a <see cref="RequestFailedException"/>.</summary>
    public async Task<Response<T>> SendAsync<T>(
        RequestMethod method, string path, Action<Utf8JsonWriter>? body, Func<JsonElement, T> read, CancellationToken cancellationToken)
    {
        var response = await SendAsync(method, path, body, cancellationToken).ConfigureAwait(false);
        if (response.Status is < 200 or > 299)
            throw new RequestFailedException(response);
        using var json = JsonDocument.Parse(response.Content);
        return Response.FromValue(read(json.RootElement), response);
    }

    /// <summary>Sends a request whose status the caller judges.</summary>
    public async Task<Response> SendAsync(RequestMethod method, string path, Action<Utf8JsonWriter>? body, CancellationToken cancellationToken)
    {
        using var message = pipeline.CreateMessage();
        message.Request.Method = method;
        message.Request.Uri.Reset(vault);
        message.Request.Uri.AppendPath(path, escape: false);
        message.Request.Uri.AppendQuery("api-version", apiVersion);
        message.Request.Headers.Add("Accept", "application/json");
        if (body is not null)
        {
            message.Request.Headers.Add("Content-Type", "application/json");
            message.Request.Content = RequestContent.Create(Json(body));
        }
        await pipeline.SendAsync(message, cancellationToken).ConfigureAwait(false);
        return message.Response;
    }

    private static byte[] Json(Action<Utf8JsonWriter> body)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            body(json);
            json.WriteEndObject();
        }
        return buffer.ToArray();
    }
}
