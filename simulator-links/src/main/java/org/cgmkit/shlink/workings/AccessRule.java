package org.cgmkit.shlink.workings;

import org.cgmkit.shlink.wire.IncomingRequest;

/** When a link is used up. */
@FunctionalInterface
public interface AccessRule {
    /**
     * Whether no request is served after this one.
     *
     * @param served whether this one was
     * @param once whether the link is made for one access
     */
    boolean endsWith(IncomingRequest request, boolean served, boolean once);

    /** A link for one access ends with the first that was served. */
    static AccessRule sound() {
        return (request, served, once) -> served && once;
    }
}
