package org.cgmkit.shlink.workings;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** What becomes of a link's payload before it is written as a link. */
@FunctionalInterface
public interface PayloadStep {
    /**
     * The payload of the link; may change and return what it is given.
     *
     * @param passcode the link's passcode, or an empty text
     */
    ObjectNode apply(ObjectNode payload, String passcode);
}
