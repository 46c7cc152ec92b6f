package org.cgmkit.partner.config;

/**
 * A test user's account with the partner.
 *
 * @param name the name to sign in with
 * @param password the password; empty where somebody else signs in
 */
public record Account(String name, String password) {}
