package org.cgmkit.console.sandbox;

import java.util.List;

/**
 * An entry of a submission, with its answer.
 *
 * @param position its position, from 1
 * @param what what it is, its type and its first code
 * @param status the status of its answer, such as {@code 201 Created}, or empty where there is none
 * @param location where what came of it is, or empty
 * @param said what the answer says of it
 * @param findings what is wrong with it by the profiles
 */
public record ReadEntry(
        int position, String what, String status, String location, List<String> said, List<ReadFinding> findings) {
    public ReadEntry {
        said = List.copyOf(said);
        findings = List.copyOf(findings);
    }

    /** Whether it was taken. */
    public boolean taken() {
        return status.startsWith("2");
    }
}
