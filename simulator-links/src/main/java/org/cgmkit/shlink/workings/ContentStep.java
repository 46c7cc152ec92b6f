package org.cgmkit.shlink.workings;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** What becomes of a file's resource before it is encrypted. */
@FunctionalInterface
public interface ContentStep {
    /** The resource as it is shared in that way; may change and return what it is given. */
    ObjectNode apply(ObjectNode resource, Delivery delivery);
}
