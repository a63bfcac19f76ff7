package io.centrifugo.engine.node;

/**
 * Version of this build, from the manifest of the jar.
 */
final class NodeVersion {

	/** The version, {@code dev} outside a jar. */
	static final String CURRENT = current();

	private NodeVersion() {
	}

	private static String current() {
		String version = NodeVersion.class.getPackage().getImplementationVersion();
		return (version != null) ? version : "dev";
	}

}
