package org.cgmkit.submitter.outbox;

/**
 * A submission that waits to be delivered.
 *
 * @param number its place in the queue
 * @param title what it is, for people
 * @param body the Bundle, to be sent as it is
 */
public record PendingSubmission(long number, String title, String body) {}
