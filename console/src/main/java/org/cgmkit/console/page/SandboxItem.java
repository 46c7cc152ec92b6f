package org.cgmkit.console.page;

import org.cgmkit.console.store.SandboxRow;

/**
 * A sandbox in the list of a team.
 *
 * @param row the sandbox
 * @param address its address
 * @param exchanges how many exchanges are kept
 */
public record SandboxItem(SandboxRow row, String address, int exchanges) {}
