namespace Azure.Security.KeyVault.Certificates;

/// <summary>What a vault says about the token it wants: <c>WWW-Authenticate: Bearer authorization="…/tenant", resource="…"</c>.</summary>
internal sealed record Challenge(string Scope, string? TenantId)
{
    private const string Scheme = "Bearer ";

    public static Challenge? Parse(string header)
    {
        if (!header.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase))
            return null;

        var values = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var pair in header[Scheme.Length..].Split([',', ' '], StringSplitOptions.RemoveEmptyEntries))
        {
            var equals = pair.IndexOf('=', StringComparison.Ordinal);
            if (equals > 0)
                values[pair[..equals]] = pair[(equals + 1)..].Trim('"');
        }

        var scope = values.TryGetValue("scope", out var given) ? given
            : values.TryGetValue("resource", out var resource) ? resource.TrimEnd('/') + "/.default"
            : null;
        return scope is null ? null : new(scope, Tenant(values));
    }

    /// <summary>Whether the scope belongs to the domain of <paramref name="vault"/>: a server must not collect tokens for others.</summary>
    public bool BelongsTo(string vault) =>
        Uri.TryCreate(Scope, UriKind.Absolute, out var scope) && vault.EndsWith("." + scope.Host, StringComparison.OrdinalIgnoreCase);

    private static string? Tenant(Dictionary<string, string> values) =>
        (values.TryGetValue("authorization", out var authority) || values.TryGetValue("authorization_uri", out authority))
        && Uri.TryCreate(authority, UriKind.Absolute, out var uri)
        && uri.Segments is [_, var tenant, ..] ? tenant.Trim('/') : null;
}
