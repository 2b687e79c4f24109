using GatewayStack.Infra;
using Pulumi;

return await Deployment.RunAsync<IngressStack>(new StackFactory());
