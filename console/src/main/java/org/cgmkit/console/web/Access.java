package org.cgmkit.console.web;

/** Who may use a route. */
public enum Access {
    /** Everybody. */
    EVERYBODY,
    /** Who is signed in; the handler sees to it that it is about their team. */
    TEAM
}
