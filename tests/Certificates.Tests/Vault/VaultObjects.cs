using System.Buffers.Text;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json.Nodes;

namespace GatewayStack.Certificates.Tests;

/// <summary>What is in the vault. Imports are opened with .NET's own PFX loader, which knows nothing of ours.</summary>
public sealed class VaultObjects(Uri vault)
{
    private readonly Dictionary<string, List<JsonObject>> _certificates = [];
    private readonly Dictionary<string, List<JsonObject>> _deleted = [];
    private readonly Dictionary<string, (JsonObject Version, int PollsLeft)> _pending = [];
    private readonly Dictionary<string, int> _recovering = [];

    /// <summary>How many polls a creation takes.</summary>
    public int PollsPerCreation { get; set; } = 2;

    /// <summary>How many polls a recovery takes.</summary>
    public int PollsPerRecovery { get; set; } = 2;

    /// <summary>Why creations fail, if they do.</summary>
    public string? CreationError { get; set; }

    /// <summary>What the vault makes of the names it is asked to put into a certificate.</summary>
    public Func<string[], string[]> Names { get; set; } = names => names;

    /// <summary>The versions of a name, oldest first.</summary>
    public IReadOnlyList<JsonObject> Versions(string name) => _certificates.TryGetValue(name, out var versions) ? versions : [];

    public void Delete(string name)
    {
        _deleted[name] = _certificates[name];
        _certificates.Remove(name);
    }

    public static JsonObject Error(string code, string message, string? inner = null)
    {
        var error = new JsonObject { ["code"] = code, ["message"] = message };
        if (inner is not null)
            error["innererror"] = new JsonObject { ["code"] = inner };
        return new JsonObject { ["error"] = error };
    }

    public (int Status, JsonNode Body) Answer(string method, string path, JsonNode? body)
    {
        var parts = path.Split('/', StringSplitOptions.RemoveEmptyEntries);
        lock (_certificates)
            return (method, parts) switch
            {
                ("GET", ["certificates", var name]) => Get(name),
                ("GET", ["certificates", var name, "pending"]) => Poll(name),
                ("GET", ["certificates", var name, _]) => GetRecovering(name),
                ("POST", ["certificates", var name, "import"]) => IfFree(name, () => (200, Add(name, Import(body!), body!))),
                ("POST", ["certificates", var name, "create"]) => IfFree(name, () => Create(name, body!)),
                ("GET", ["deletedcertificates", var name]) => _deleted.TryGetValue(name, out var versions) ? (200, Deleted(versions[^1])) : NotFound(name),
                ("POST", ["deletedcertificates", var name, "recover"]) => Recover(name),
                _ => (400, Error("BadParameter", $"{method} {path}")),
            };
    }

    private (int, JsonNode) Get(string name) => _certificates.TryGetValue(name, out var versions) ? (200, versions[^1].DeepClone()) : NotFound(name);

    private (int, JsonNode) GetRecovering(string name)
    {
        if (!_recovering.TryGetValue(name, out var polls))
            return Get(name);
        if (polls > 0)
        {
            _recovering[name] = polls - 1;
            return NotFound(name);
        }
        _recovering.Remove(name);
        _certificates[name] = _deleted[name];
        _deleted.Remove(name);
        return Get(name);
    }

    private (int, JsonNode) Recover(string name)
    {
        if (!_deleted.TryGetValue(name, out var versions))
            return NotFound(name);
        _recovering[name] = PollsPerRecovery;
        return (200, versions[^1].DeepClone());
    }

    private (int, JsonNode) IfFree(string name, Func<(int, JsonNode)> write) => _deleted.ContainsKey(name)
        ? (409, Error("Conflict", $"Certificate {name} is currently in a deleted but recoverable state.", "ObjectIsDeletedButRecoverable"))
        : write();

    private (int, JsonNode) Create(string name, JsonNode body)
    {
        if (_pending.ContainsKey(name))
            return (409, Error("Conflict", "a creation is pending"));
        var hosts = body["policy"]!["x509_props"]!["sans"]!["dns_names"]!.AsArray().Select(host => host!.GetValue<string>()).ToArray();
        using var made = SelfSignedCertificate.Create(Names(hosts), TimeSpan.FromDays(365), new FixedTime(TestChain.Today));
        _pending[name] = (Version(name, made.Leaf, body), PollsPerCreation);
        return (202, Operation(name, "inProgress"));
    }

    private (int, JsonNode) Poll(string name)
    {
        if (!_pending.TryGetValue(name, out var pending))
            return NotFound(name);
        if (pending.PollsLeft > 0)
        {
            _pending[name] = (pending.Version, pending.PollsLeft - 1);
            return (200, Operation(name, "inProgress"));
        }
        _pending.Remove(name);
        if (CreationError is not null)
        {
            var failed = Operation(name, "inProgress");
            failed["error"] = new JsonObject { ["code"] = "Failed", ["message"] = CreationError };
            return (200, failed);
        }
        Append(name, pending.Version);
        return (200, Operation(name, "completed"));
    }

    private JsonObject Operation(string name, string status) =>
        new() { ["id"] = $"{vault}certificates/{name}/pending", ["status"] = status, ["issuer"] = new JsonObject { ["name"] = "Self" } };

    private JsonNode Add(string name, X509Certificate2 leaf, JsonNode body)
    {
        var version = Version(name, leaf, body);
        Append(name, version);
        return version.DeepClone();
    }

    private void Append(string name, JsonObject version)
    {
        if (!_certificates.TryGetValue(name, out var versions))
            _certificates[name] = versions = [];
        versions.Add(version);
    }

    private JsonObject Version(string name, X509Certificate2 leaf, JsonNode body)
    {
        var version = Guid.NewGuid().ToString("N");
        return new JsonObject
        {
            ["id"] = $"{vault}certificates/{name}/{version}",
            ["kid"] = $"{vault}keys/{name}/{version}",
            ["sid"] = $"{vault}secrets/{name}/{version}",
            ["x5t"] = Base64Url.EncodeToString(leaf.GetCertHash()),
            ["cer"] = Convert.ToBase64String(leaf.RawData),
            ["attributes"] = new JsonObject
            {
                ["enabled"] = true,
                ["nbf"] = new DateTimeOffset(leaf.NotBefore).ToUnixTimeSeconds(),
                ["exp"] = new DateTimeOffset(leaf.NotAfter).ToUnixTimeSeconds(),
                ["recoveryLevel"] = "Recoverable+ProtectedSubscription",
            },
            ["tags"] = body["tags"]?.DeepClone(),
            ["policy"] = body["policy"]?.DeepClone(),
        };
    }

    private static X509Certificate2 Import(JsonNode body)
    {
        var pfx = Base64Url.DecodeFromChars(body["value"]!.GetValue<string>());
        var certificates = X509CertificateLoader.LoadPkcs12Collection(pfx, body["pwd"]?.GetValue<string>());
        return certificates.Single(certificate => certificate.HasPrivateKey);
    }

    private static JsonNode Deleted(JsonObject version)
    {
        var deleted = version.DeepClone();
        deleted["deletedDate"] = TestChain.Today.ToUnixTimeSeconds();
        deleted["scheduledPurgeDate"] = TestChain.Today.AddDays(90).ToUnixTimeSeconds();
        return deleted;
    }

    private static (int, JsonNode) NotFound(string name) => (404, Error("CertificateNotFound", $"A certificate with (name/id) {name} was not found."));
}
