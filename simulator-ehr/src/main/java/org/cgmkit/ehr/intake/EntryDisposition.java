package org.cgmkit.ehr.intake;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import org.cgmkit.ehr.store.ResourceDraft;
import org.cgmkit.ehr.submission.EntryAnswer;
import org.cgmkit.ehr.submission.Refusal;

/** What is to become of one entry. */
public sealed interface EntryDisposition {

    /** What the entry is answered with. */
    EntryAnswer answer();

    /** What references to the entry point at when it is dealt with, or nothing. */
    default Optional<MatchedResource> match() {
        return Optional.empty();
    }

    /**
     * It is stored.
     *
     * @param as what it will be in the store
     * @param fingerprint what tells it from other resources, for deduplication; empty where it takes no part
     * @param status what the entry is answered with, 201 on a sound receiver
     */
    record Keep(MatchedResource as, String fingerprint, int status) implements EntryDisposition {
        @Override
        public EntryAnswer answer() {
            return EntryAnswer.located(status, as.location(), as.version(), as.updated());
        }

        @Override
        public Optional<MatchedResource> match() {
            return Optional.of(as);
        }

        /** The entry's resource on its way into the store. */
        ResourceDraft draft(ObjectNode indexed, ObjectNode kept) {
            return new ResourceDraft(as.type(), as.id(), as.version(), true, fingerprint, indexed, kept);
        }
    }

    /**
     * The receiver has it already; nothing is stored.
     *
     * @param there what it has
     * @param status what the entry is answered with
     * @param located whether the answer says where the match is
     */
    record Same(MatchedResource there, int status, boolean located) implements EntryDisposition {
        @Override
        public Optional<MatchedResource> match() {
            return Optional.of(there);
        }

        @Override
        public EntryAnswer answer() {
            return located
                    ? EntryAnswer.located(status, there.location(), there.version(), there.updated())
                    : EntryAnswer.bare(status);
        }
    }

    /**
     * It is done, and there is nothing to store.
     *
     * @param status what the entry is answered with
     */
    record Done(int status) implements EntryDisposition {
        @Override
        public EntryAnswer answer() {
            return EntryAnswer.bare(status);
        }
    }

    /**
     * It is not accepted.
     *
     * @param refusal why
     */
    record Refuse(Refusal refusal) implements EntryDisposition {
        @Override
        public EntryAnswer answer() {
            return EntryAnswer.refused(refusal);
        }
    }
}
