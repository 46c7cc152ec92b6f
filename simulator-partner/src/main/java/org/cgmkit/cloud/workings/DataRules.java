package org.cgmkit.cloud.workings;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import org.cgmkit.cloud.ask.Ask;
import org.cgmkit.cloud.grant.Grant;
import org.cgmkit.cloud.world.Device;
import org.cgmkit.cloud.world.Entry;

/** How a question for data is understood and answered. Sound as it stands; a defect overrides something. */
public class DataRules {

    /** What is understood of a question. */
    public Ask understood(Ask ask) {
        return ask;
    }

    /** Whether a window is refused for that reason. */
    public boolean refuses(Refusal reason) {
        return true;
    }

    /** What is answered, from what was found. */
    public List<Entry> answered(List<Entry> found, Ask ask, Grant grant) {
        return found;
    }

    /** A page, from the right one. */
    public Page page(Page right, List<Entry> all, Ask ask) {
        return right;
    }

    /** Changes a record as it is written. */
    public void write(ObjectNode json, Entry entry, Instant now) {}

    /** Changes a device as it is written. */
    public void write(ObjectNode json, Device device) {}

    /** Whether entries that were deleted are left out. */
    public boolean leavesOutDeleted() {
        return true;
    }
}
