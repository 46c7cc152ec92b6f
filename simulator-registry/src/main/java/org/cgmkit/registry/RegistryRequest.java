package org.cgmkit.registry;

/**
 * A request to the registry.
 *
 * @param method the HTTP method
 * @param path what follows the base and its slash
 * @param query the query as it came, still encoded; empty where there is none
 * @param body the body as text
 */
record RegistryRequest(String method, String path, String query, String body) {}
