using System.Globalization;

namespace GatewayStack.Cli;

/// <summary>The day that versions and their end of support are compared with.</summary>
internal static class Today
{
    /// <summary>SOURCE_DATE_EPOCH where it is set, so that output can be reproduced; else today.</summary>
    public static DateOnly Value => DateOnly.FromDateTime(
        long.TryParse(Environment.GetEnvironmentVariable("SOURCE_DATE_EPOCH"), NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
            ? DateTimeOffset.FromUnixTimeSeconds(Math.Min(seconds, DateTimeOffset.MaxValue.ToUnixTimeSeconds())).UtcDateTime
            : DateTime.UtcNow);
}
