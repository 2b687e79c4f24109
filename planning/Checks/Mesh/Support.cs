namespace GatewayStack.Planning.Checks.Mesh;

/// <summary>Until when versions are supported.</summary>
/// <param name="End">The last day.</param>
/// <param name="LongTermEnd">The last day of long-term support (tier Premium); null where there is none.</param>
/// <param name="Announced">Whether the day is fixed; otherwise it follows the release of a later version, and moves.</param>
internal sealed record Support(DateOnly End, DateOnly? LongTermEnd = null, bool Announced = true)
{
    /// <summary>When this table was read.</summary>
    public const string AsOf = "August 2026";

    /// <summary>Kubernetes on AKS. AKS docs, "Supported Kubernetes versions": a month means its last day.</summary>
    public static IReadOnlyDictionary<string, Support> Kubernetes { get; } = new Dictionary<string, Support>
    {
        ["1.28"] = new(new(2025, 1, 31), new(2026, 2, 28)),
        ["1.29"] = new(new(2025, 3, 31), new(2026, 4, 30)),
        ["1.30"] = new(new(2025, 8, 22), new(2026, 7, 31)),
        ["1.31"] = new(new(2025, 11, 1), new(2026, 11, 30)),
        ["1.32"] = new(new(2026, 3, 31), new(2027, 3, 31)),
        ["1.33"] = new(new(2026, 7, 31), new(2027, 7, 31)),
        ["1.34"] = new(new(2026, 11, 30), new(2027, 11, 30)),
        ["1.35"] = new(new(2027, 3, 31), new(2028, 3, 31)),
        ["1.36"] = new(new(2027, 6, 30), new(2028, 6, 30)),
        ["1.37"] = new(new(2027, 10, 31), new(2028, 10, 31)),
    };

    /// <summary>Revisions of the Istio add-on. AKS docs, "Istio service mesh add-on release calendar": ends move with the releases after them.</summary>
    public static IReadOnlyDictionary<string, Support> Revisions { get; } = new Dictionary<string, Support>
    {
        ["asm-1-25"] = new(new DateOnly(2025, 12, 31)),
        ["asm-1-26"] = new(new DateOnly(2026, 4, 30)),
        ["asm-1-27"] = new(new DateOnly(2026, 5, 31)),
        ["asm-1-28"] = new(new(2026, 8, 31), Announced: false),
        ["asm-1-29"] = new(new(2026, 9, 30), Announced: false),
        ["asm-1-30"] = new(new(2026, 12, 31), Announced: false),
    };

    /// <summary>The end of managed NGINX.</summary>
    public static DateOnly Nginx { get; } = new(2026, 11, 30);
}
