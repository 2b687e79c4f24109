namespace GatewayStack.Infra.Settings;

/// <summary>A listener that needs a certificate.</summary>
/// <param name="Gateway">Name of its Gateway.</param>
/// <param name="ListenerSet">Name of the ListenerSet that it is of; null where it is the Gateway's own.</param>
/// <param name="Of">The Gateway's settings, with the namespace that the listener's Secret is in.</param>
/// <param name="Listener">The listener.</param>
internal sealed record HttpsListener(string Gateway, string? ListenerSet, GatewaySettings Of, ListenerSettings Listener);
