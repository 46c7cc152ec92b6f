package org.cgmkit.console.page;

/**
 * What the door shows.
 *
 * @param code the code that the address has, as on a poster, or empty
 * @param signedIn whether somebody is signed in
 */
public record DoorView(String code, boolean signedIn) {}
