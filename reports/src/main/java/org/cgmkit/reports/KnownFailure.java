package org.cgmkit.reports;

import java.time.LocalDate;

/**
 * A failure that the target's owner knows of and has declared, so that a pipeline can go on until it is mended.
 *
 * @param requirement the id of the requirement that is not met
 * @param reason why it is let pass for now
 * @param owner who sees to it
 * @param expires the last day on which it is let pass, in UTC
 */
public record KnownFailure(String requirement, String reason, String owner, LocalDate expires) {}
