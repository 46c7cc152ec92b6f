package org.cgmkit.submitter.content;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.function.Consumer;

/** What becomes of the entries of a submission before they are bundled. */
@FunctionalInterface
public interface ContentStep {

    /** Those that go into the submission; the given ones may be changed. */
    List<ObjectNode> apply(List<ObjectNode> entries, SubmissionPurpose purpose);

    /** They stay as they are. */
    static ContentStep none() {
        return (entries, purpose) -> entries;
    }

    /** Each of them is changed. */
    static ContentStep each(Consumer<ObjectNode> change) {
        return (entries, purpose) -> {
            entries.forEach(change);
            return entries;
        };
    }

    /** This one, and then another. */
    default ContentStep then(ContentStep next) {
        return (entries, purpose) -> next.apply(apply(entries, purpose), purpose);
    }
}
