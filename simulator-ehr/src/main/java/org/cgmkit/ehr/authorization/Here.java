package org.cgmkit.ehr.authorization;

import java.util.Set;

/**
 * The addresses of a sandbox, as the sender of a request knows it.
 *
 * @param issuer the address of the authorization server, without a slash at its end
 * @param base the FHIR base, without a slash at its end
 * @param audiences for whom client assertions may be made: the addresses of the token endpoint
 */
public record Here(String issuer, String base, Set<String> audiences) {}
