using Azure.Core;
using Azure.Core.Pipeline;

namespace Azure.Security.KeyVault.Certificates;

/// <summary>
/// Learns scope and tenant from the vault: the first request goes without token and body, the answer's challenge names both.
/// </summary>
internal sealed class ChallengeAuthenticationPolicy(TokenCredential credential, bool anyScope) : BearerTokenAuthenticationPolicy(credential, [])
{
    private const string Body = "body held back from the unauthenticated request";

    private volatile Challenge? _challenge;

    protected override ValueTask AuthorizeRequestAsync(HttpMessage message)
    {
        if (_challenge is { } challenge)
            return AuthenticateAndAuthorizeRequestAsync(message, Context(challenge, message));
        HoldBodyBack(message);
        return ValueTask.CompletedTask;
    }

    protected override void AuthorizeRequest(HttpMessage message)
    {
        if (_challenge is { } challenge)
            AuthenticateAndAuthorizeRequest(message, Context(challenge, message));
        else
            HoldBodyBack(message);
    }

    protected override async ValueTask<bool> AuthorizeRequestOnChallengeAsync(HttpMessage message)
    {
        if (Learn(message) is not { } challenge)
            return false;
        await AuthenticateAndAuthorizeRequestAsync(message, Context(challenge, message)).ConfigureAwait(false);
        return true;
    }

    protected override bool AuthorizeRequestOnChallenge(HttpMessage message)
    {
        if (Learn(message) is not { } challenge)
            return false;
        AuthenticateAndAuthorizeRequest(message, Context(challenge, message));
        return true;
    }

    private static void HoldBodyBack(HttpMessage message)
    {
        if (message.Request.Content is not { } content)
            return;
        message.SetProperty(Body, content);
        message.Request.Content = null;
    }

    private Challenge? Learn(HttpMessage message)
    {
        if (message.TryGetProperty(Body, out var content))
            message.Request.Content = (RequestContent?)content;
        if (!message.Response.Headers.TryGetValue("WWW-Authenticate", out var header) || Challenge.Parse(header) is not { } challenge)
            return null;
        if (!anyScope && !challenge.BelongsTo(message.Request.Uri.Host!))
            throw new InvalidOperationException($"The challenge scope '{challenge.Scope}' does not match the requested domain '{message.Request.Uri.Host}'. Set DisableChallengeResourceVerification to true in your client options to disable.");
        return _challenge = challenge;
    }

    private static TokenRequestContext Context(Challenge challenge, HttpMessage message) =>
        new([challenge.Scope], message.Request.ClientRequestId, tenantId: challenge.TenantId, isCaeEnabled: true);
}
