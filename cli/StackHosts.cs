using GatewayStack.Infra;
using GatewayStack.Infra.Configuration;
using GatewayStack.Planning.Configuration;

namespace GatewayStack.Cli;

/// <summary>The host names that a stack serves over HTTPS.</summary>
internal static class StackHosts
{
    public static IReadOnlyList<string> Of(StackFile file)
    {
        try
        {
            return HostNames.ServedOverTls(SettingsReader.Read(file.Values));
        }
        catch (SettingsException e)
        {
            throw new UsageException($"the settings of stack {file.Stack} have {e.Problems.Count} problem{(e.Problems.Count == 1 ? "" : "s")}; see gateway plan --stack {file.Stack}");
        }
    }
}
