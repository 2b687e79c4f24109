using System.Globalization;
using System.Net.Sockets;
using System.Text.Json;
using Azure;
using Azure.Identity;

namespace GatewayStack.Certificates;

/// <summary>One failed attempt: what it means, and whether another one may succeed.</summary>
/// <param name="Error">What to throw in the end.</param>
/// <param name="WaitReason">Why to try again; null: in vain.</param>
/// <param name="RetryAfter">How long the vault wants to be left alone.</param>
/// <param name="IsConflict">Whether the shorter patience for conflicts applies.</param>
internal sealed record VaultFailure(VaultException Error, string? WaitReason = null, TimeSpan RetryAfter = default, bool IsConflict = false)
{
    public static VaultFailure? Of(Exception error, string name, VaultSettings settings) => error switch
    {
        RequestFailedException { Status: > 0 } answer => OfAnswer(answer, name, settings),
        RequestFailedException or HttpRequestException or IOException or OperationCanceledException or AggregateException or JsonException =>
            OfConnection(error, settings),
        AuthenticationFailedException credential => new(CredentialErrors.Explain(credential, settings, Environment.GetEnvironmentVariable)),
        InvalidOperationException mismatch => new(new VaultException(
            VaultProblem.Refused,
            $"{settings.Vault.Host} asks for a token of another service: {mismatch.Message}",
            $"Check the vault's address and cloud; the DNS suffix is {settings.Cloud.VaultDnsSuffix} in {settings.Cloud.Name}.",
            mismatch)),
        _ => null,
    };

    /// <summary>Something in the vault that takes its time.</summary>
    public static VaultFailure Unfinished(string what, string name, VaultSettings settings) => new(
        new VaultException(
            VaultProblem.Unavailable,
            $"{settings.Vault.Host} has not finished {what} '{name}'.",
            "Run again later; it goes on in the vault."),
        $"{what} '{name}' in {settings.Vault.Host}");

    /// <summary>The most specific code of an answer: inner errors say more than outer ones.</summary>
    public static string CodeOf(RequestFailedException answer) => Details(answer).Code;

    private static VaultFailure OfAnswer(RequestFailedException answer, string name, VaultSettings settings)
    {
        var (code, message) = Details(answer);
        var host = settings.Vault.Host;
        VaultException Error(VaultProblem problem, string what, string fix) => new(problem, what, fix, answer);
        return answer.Status switch
        {
            401 => new(Error(
                VaultProblem.NotSignedIn,
                $"{host} does not accept the token (401 {code}): {message}",
                $"The vault may belong to another tenant than the credential. Run: az login --tenant {settings.TenantId ?? "TENANT"}")),
            403 when code is "ForbiddenByFirewall" or "ForbiddenByConnection" => new(Error(
                VaultProblem.NetworkForbidden,
                $"{host} refuses connections from this machine's network (403 {code}): {message}",
                $"Allow it: az keyvault network-rule add --name {settings.VaultName} --ip-address THIS.MACHINE'S.IP, or run where the vault's private endpoint is reachable.")),
            403 when code is "ForbiddenByPolicy" or "AccessDenied" => new(Error(
                VaultProblem.Forbidden,
                $"{host} works with access policies, and none lets this identity at certificates (403 {code}): {message}",
                $"Use role-based access (az keyvault update --name {settings.VaultName} --enable-rbac-authorization true), or add an access policy.")),
            403 => new(
                Error(
                    VaultProblem.Forbidden,
                    $"{host} forbids access to certificate '{name}' (403 {code}): {message}",
                    "Give the identity the role 'Key Vault Certificates Officer' on the vault; an assignment can take ten minutes to take effect, through groups hours."),
                $"waiting for the role assignment on {host} to take effect (403 {code})"),
            404 => new(Error(
                VaultProblem.NotFound,
                $"there is no certificate '{name}' in {host} (404 {code}).",
                $"See what is there: az keyvault certificate list --vault-name {settings.VaultName}")),
            408 or 429 or >= 500 => new(
                Error(
                    VaultProblem.Unavailable,
                    $"{host} kept answering {answer.Status} {code}: {message}",
                    "Try again later; https://azure.status.microsoft shows whether Key Vault has a problem."),
                answer.Status == 429 ? $"{host} is throttling (429)" : $"{host} answered {answer.Status}",
                RetryAfterOf(answer, settings.Time)),
            409 => new(
                Error(
                    VaultProblem.NameConflict,
                    $"the name '{name}' in {host} cannot be used now (409 {code}): {message}",
                    ConflictFix(code, name, settings)),
                $"'{name}' is busy (409 {code})",
                IsConflict: true),
            _ => new(Error(
                VaultProblem.Refused,
                $"{host} refuses the certificate '{name}' ({answer.Status} {code}): {message}",
                "Check the file with: gateway cert inspect FILE")),
        };
    }

    private static string ConflictFix(string code, string name, VaultSettings settings) => code switch
    {
        "ObjectIsBeingDeleted" =>
            $"Wait until az keyvault certificate show-deleted --vault-name {settings.VaultName} --name {name} lists it, then run again: it is recovered and gets a new version. Or use another name.",
        "ObjectIsDeletedButRecoverable" =>
            $"Recover it: az keyvault certificate recover --vault-name {settings.VaultName} --name {name}, then run again. With purge protection the name stays taken until the retention period ends; or use another name.",
        _ => $"Run again in a minute; az keyvault certificate pending show --vault-name {settings.VaultName} --name {name} shows what is under way.",
    };

    private static VaultFailure OfConnection(Exception error, VaultSettings settings)
    {
        var host = settings.Vault.Host;
        var unknownHost = Chain(error).OfType<SocketException>().Any(socket => socket.SocketErrorCode is SocketError.HostNotFound or SocketError.NoData or SocketError.TryAgain);
        var what = unknownHost ? $"there is no host {host}" : $"the connection to {host} failed ({Chain(error).Last().GetType().Name})";
        return new(
            new VaultException(
                VaultProblem.Unavailable,
                what + ".",
                unknownHost
                    ? $"Check the vault's name and cloud (the DNS suffix is {settings.Cloud.VaultDnsSuffix} in {settings.Cloud.Name}); a private vault's name resolves only in its network."
                    : "Check this machine's network and proxy.",
                error),
            what);
    }

    private static IEnumerable<Exception> Chain(Exception error)
    {
        for (var each = error; each is not null; each = each is AggregateException { InnerExceptions: [var first, ..] } ? first : each.InnerException)
            yield return each;
    }

    private static (string Code, string Message) Details(RequestFailedException answer)
    {
        try
        {
            if (answer.GetRawResponse()?.Content is { } content)
            {
                using var json = JsonDocument.Parse(content);
                var error = json.RootElement.GetProperty("error");
                var code = error.GetProperty("code").GetString() ?? "";
                var message = error.TryGetProperty("message", out var text) ? text.GetString() ?? "" : "";
                while (error.TryGetProperty("innererror", out error) && error.ValueKind is JsonValueKind.Object)
                    code = error.TryGetProperty("code", out var inner) ? inner.GetString() ?? code : code;
                return (code, FirstLine(message));
            }
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or KeyNotFoundException)
        {
            return (answer.ErrorCode ?? "", "no details given");
        }
        return (answer.ErrorCode ?? "", "no details given");
    }

    private static string FirstLine(string message)
    {
        var line = message.Split('\r', '\n')[0];
        return line.Length <= 300 ? line : line[..300] + "…";
    }

    /// <summary>Seconds or a date.</summary>
    private static TimeSpan RetryAfterOf(RequestFailedException answer, TimeProvider time)
    {
        if (answer.GetRawResponse() is not { } response || !response.Headers.TryGetValue("Retry-After", out var value))
            return TimeSpan.Zero;
        if (int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds))
            return TimeSpan.FromSeconds(seconds);
        return DateTimeOffset.TryParse(value, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var date) && date > time.GetUtcNow()
            ? date - time.GetUtcNow()
            : TimeSpan.Zero;
    }
}
