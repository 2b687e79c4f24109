using System.CommandLine;
using GatewayStack.Infra.Configuration;

namespace GatewayStack.Cli;

/// <summary><c>gateway config</c>: about stack files.</summary>
internal static class ConfigCommand
{
    public static Command Create()
    {
        var schema = new Command("schema", "Print the JSON Schema of stack files, by which editors complete and check them (docs/stack.schema.json)");
        schema.SetAction(_ => Console.Out.Write(SettingsSchema.Write()));
        return new Command("config", "What a stack file may say") { schema };
    }
}
