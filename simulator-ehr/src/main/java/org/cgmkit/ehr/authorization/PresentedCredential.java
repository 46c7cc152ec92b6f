package org.cgmkit.ehr.authorization;

import org.cgmkit.ehr.authorization.scope.Permission;

/** What a request shows in order to be let in. */
public sealed interface PresentedCredential {

    /** Why that is not enough, in words that end the sentence "Expected a token, but …". */
    String shortcoming();

    /** No Authorization header. */
    record Nothing() implements PresentedCredential {
        @Override
        public String shortcoming() {
            return "there is no such header.";
        }
    }

    /** A header of another scheme than Bearer. */
    record OtherScheme() implements PresentedCredential {
        @Override
        public String shortcoming() {
            return "it has another scheme.";
        }
    }

    /** A token that this sandbox does not know. */
    record Unknown() implements PresentedCredential {
        @Override
        public String shortcoming() {
            return "it is none of this sandbox's, or was revoked.";
        }
    }

    /**
     * A token whose time is over.
     *
     * @param permission what it opened
     */
    record Expired(Permission permission) implements PresentedCredential {
        @Override
        public String shortcoming() {
            return "it has expired.";
        }
    }

    /**
     * A token that counts.
     *
     * @param permission what it opens
     */
    record Valid(Permission permission) implements PresentedCredential {
        @Override
        public String shortcoming() {
            return "it was refused.";
        }
    }
}
