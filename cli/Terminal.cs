using System.Globalization;
using GatewayStack.Planning.Rendering;

namespace GatewayStack.Cli;

/// <summary>What the terminal can show.</summary>
internal static class Terminal
{
    /// <summary>Colours: on a terminal, unless NO_COLOR is set; FORCE_COLOR turns them on everywhere.</summary>
    public static TextStyle Style { get; } = new(
        IsSet("FORCE_COLOR") || (!Console.IsOutputRedirected && !IsSet("NO_COLOR") && Environment.GetEnvironmentVariable("TERM") != "dumb"));

    /// <summary>The same for messages.</summary>
    public static TextStyle ErrorStyle { get; } = new(
        IsSet("FORCE_COLOR") || (!Console.IsErrorRedirected && !IsSet("NO_COLOR") && Environment.GetEnvironmentVariable("TERM") != "dumb"));

    /// <summary>Columns to stay within; null where lines may be of any length, as in a file or a pipe.</summary>
    public static int? Width => Console.IsOutputRedirected
        ? null
        : int.TryParse(Environment.GetEnvironmentVariable("COLUMNS"), NumberStyles.None, CultureInfo.InvariantCulture, out var columns) && columns > 0
            ? columns
            : Console.WindowWidth > 0 ? Console.WindowWidth : null;

    private static bool IsSet(string variable) => !string.IsNullOrEmpty(Environment.GetEnvironmentVariable(variable));
}
