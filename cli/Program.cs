using System.Text;
using GatewayStack.Cli;

Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
return Freshness.IsStale() ? Freshness.StaleExitCode : await Gateway.RunAsync(args);
