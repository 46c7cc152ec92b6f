package org.cgmkit.cloud.grant;

/**
 * An authorization code.
 *
 * @param grant what it stands for
 * @param redirectUri the address that it was asked for with
 * @param challenge the code challenge; empty for none
 */
public record IssuedCode(Grant grant, String redirectUri, String challenge) {}
