package org.cgmkit.console.web;

/** Answers the requests of a route. */
@FunctionalInterface
public interface Handler {
    /**
     * Answers a request.
     *
     * @throws PageException where it cannot be answered, with what the page says then
     */
    Reply answer(Visit visit);
}
