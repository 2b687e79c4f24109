using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace GatewayStack.Certificates.Tests;

/// <summary>What can go wrong on the way to a vault.</summary>
public static class Faults
{
    /// <summary>An error in the vault's form, without doing anything.</summary>
    public static Func<HttpContext, Func<Task>, Task> Error(int status, string code, string? inner = null, string? retryAfter = null) =>
        (http, _) =>
        {
            http.Response.StatusCode = status;
            http.Response.ContentType = "application/json";
            if (retryAfter is not null)
                http.Response.Headers.RetryAfter = retryAfter;
            return http.Response.WriteAsync(VaultObjects.Error(code, "the vault's own words", inner).ToJsonString());
        };

    /// <summary>The connection breaks before the vault does anything.</summary>
    public static Task ResetBefore(HttpContext http, Func<Task> proceed)
    {
        http.Abort();
        return Task.CompletedTask;
    }

    /// <summary>The vault does its work, and the connection breaks before it can say so.</summary>
    public static async Task ResetAfter(HttpContext http, Func<Task> proceed)
    {
        var response = http.Response.Body;
        http.Response.Body = Stream.Null;
        await proceed();
        http.Response.Body = response;
        http.Abort();
    }

    /// <summary>The vault does its work, sends half of the answer, and falls silent.</summary>
    public static async Task SlowBody(HttpContext http, Func<Task> proceed)
    {
        var response = http.Response.Body;
        using var buffer = new MemoryStream();
        http.Response.Body = buffer;
        await proceed();
        http.Response.Body = response;
        http.Response.ContentLength = buffer.Length;
        await response.WriteAsync(buffer.ToArray().AsMemory(0, (int)buffer.Length / 2));
        await response.FlushAsync();
        await Task.Delay(Timeout.Infinite, http.RequestAborted).ContinueWith(_ => { }, TaskScheduler.Default);
    }

    /// <summary>The vault answers with the thumbprint of another certificate.</summary>
    public static async Task WrongThumbprint(HttpContext http, Func<Task> proceed)
    {
        var response = http.Response.Body;
        using var buffer = new MemoryStream();
        http.Response.Body = buffer;
        await proceed();
        http.Response.Body = response;
        var json = JsonNode.Parse(buffer.ToArray())!;
        json["x5t"] = "AAAAAAAAAAAAAAAAAAAAAAAAAAA";
        await http.Response.WriteAsync(json.ToJsonString());
    }
}
