package org.cgmkit.ehr.authorization.oauth;

import java.util.Set;

/**
 * The addresses of a sandbox, as the sender of a request knows it.
 *
 * @param issuer the address of the authorization server, without a slash at its end
 * @param base the FHIR base, without a slash at its end
 * @param audiences for whom client assertions may be made: the addresses of the token endpoint
 */
public record SandboxAddresses(String issuer, String base, Set<String> audiences) {}
