package org.cgmkit.console.store;

/**
 * A finished exchange that is to be kept.
 *
 * @param line what lists show; its number is given by the database
 * @param body what went over the wire
 */
public record ExchangeDraft(ExchangeLine line, ExchangeBody body) {}
