using Azure.Core;

namespace GatewayStack.Certificates.Tests;

/// <summary>A credential that remembers what it was asked for.</summary>
public sealed class TestCredential : TokenCredential
{
    public const string Token = "a-token-for-tests";
    public const string Tenant = "11111111-2222-3333-4444-555555555555";

    public List<TokenRequestContext> Asked { get; } = [];

    public Exception? Error { get; set; }

    public override AccessToken GetToken(TokenRequestContext requestContext, CancellationToken cancellationToken)
    {
        Asked.Add(requestContext);
        return Error is null ? new AccessToken(Token, DateTimeOffset.UtcNow.AddHours(1)) : throw Error;
    }

    public override ValueTask<AccessToken> GetTokenAsync(TokenRequestContext requestContext, CancellationToken cancellationToken) =>
        ValueTask.FromResult(GetToken(requestContext, cancellationToken));
}
