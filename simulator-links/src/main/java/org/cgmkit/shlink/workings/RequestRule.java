package org.cgmkit.shlink.workings;

import java.util.Optional;
import org.cgmkit.shlink.wire.IncomingRequest;
import org.cgmkit.shlink.wire.Reply;

/** Looks at a request before it is answered. */
@FunctionalInterface
public interface RequestRule {
    /** The refusal of a request for something of that kind (manifest, direct file or file), or empty to go on. */
    Optional<Reply> refusal(ReplyKind asked, IncomingRequest request);
}
