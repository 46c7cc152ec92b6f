package org.cgmkit.cgm.config;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.cgmkit.kit.config.Authorization;
import org.cgmkit.kit.config.ConfigurationException;
import org.cgmkit.kit.config.Connection;
import org.cgmkit.kit.config.CredentialContext;
import org.cgmkit.kit.config.HttpTarget;
import org.cgmkit.kit.config.TargetRules;
import org.jspecify.annotations.Nullable;

/**
 * A data receiver to be tested, as its owner describes it. Made by {@link #at(String, String)}.
 *
 * @param server where it is, and how the kit gets in; {@code subject} is the patient
 * @param patientId the logical id, on the target, of the patient whom the kit may write data for
 * @param otherPatientId the logical id of a patient whom the credential may not write for, or null
 * @param attestations what its developer documentation says
 */
public record ReceiverTarget(
        HttpTarget server, String patientId, @Nullable String otherPatientId, ReceiverAttestations attestations) {

    /** Begins the description of a target with the two things that every target has. */
    public static Builder at(String baseUrl, String patientId) {
        return new Builder().baseUrl(baseUrl).patient(patientId);
    }

    /** Begins the description of a target of which nothing is known yet. */
    public static Builder described() {
        return new Builder();
    }

    /** The FHIR base, without a slash at its end. */
    public URI baseUrl() {
        return server.baseUrl();
    }

    /** The address below the base, such as {@code $submit-cgm-bundle} or {@code Observation/1}. */
    public String url(String path) {
        return server.url(path);
    }

    /** How the kit gets the access token for submitting. */
    public Authorization authorization() {
        return server.authorization();
    }

    /** The access token for reading back, or null where the one for submitting reads as well. */
    public @Nullable String readToken() {
        return server.readToken();
    }

    /** An access token whose time is over, to be shown on purpose, or null. */
    public @Nullable String expiredToken() {
        return server.expiredToken();
    }

    /** An access token that may read and not write, to be shown on purpose where something is submitted, or null. */
    public @Nullable String readOnlyToken() {
        return server.readOnlyToken();
    }

    /** Whom the token speaks for. */
    public CredentialContext context() {
        return server.context();
    }

    /** Whether it is known whom submissions may be about: there is a credential, or it was said. */
    public boolean knowsContext() {
        return server.contextGiven() || server.declaresCredential();
    }

    /** Further headers of every request, by name. */
    public Map<String, String> headers() {
        return server.headers();
    }

    /** How long a connection may take. */
    public Duration connectTimeout() {
        return server.connectTimeout();
    }

    /** How long the target may stay silent. */
    public Duration answerTimeout() {
        return server.answerTimeout();
    }

    /** How long, in all, one request may wait after 429. */
    public Duration throttleLimit() {
        return server.throttleLimit();
    }

    /** The way to it. */
    public Connection connection() {
        return server.connection();
    }

    /** How long it may take until what was accepted can be read and found; zero for at once. */
    public Duration storageDelay() {
        return server.storageDelay();
    }

    /** Whether any credential is declared, be it only a header. */
    public boolean declaresCredential() {
        return server.declaresCredential();
    }

    /** Without tokens and header values, so that it may be printed. */
    @Override
    public String toString() {
        return baseUrl() + " (patient " + patientId + ", " + context().id() + " context)";
    }

    /** Collects what is said of a target, and checks it as a whole. */
    public static final class Builder {
        private final HttpTarget.Builder server = HttpTarget.described();
        private @Nullable String baseUrl;
        private @Nullable String patientId;
        private @Nullable String otherPatientId;
        private ReceiverAttestations attestations = ReceiverAttestations.none();

        private Builder() {}

        /** What is said of it as a server. */
        public HttpTarget.Builder server() {
            return server;
        }

        /** The FHIR base. */
        public Builder baseUrl(String url) {
            this.baseUrl = url;
            return this;
        }

        /** The patient whom the kit may write data for. */
        public Builder patient(String id) {
            this.patientId = id;
            return this;
        }

        /** A patient whom the credential may not write for. */
        public Builder otherPatient(@Nullable String id) {
            this.otherPatientId = id;
            return this;
        }

        /** The access token for submitting, in place of whatever would get one; none where it is null. */
        public Builder token(@Nullable String value) {
            server.token(value);
            return this;
        }

        /** How the kit gets the access token for submitting. */
        public Builder authorization(Authorization value) {
            server.authorization(value);
            return this;
        }

        /** An access token whose time is over, to be shown on purpose. */
        public Builder expiredToken(@Nullable String value) {
            server.expiredToken(value);
            return this;
        }

        /** An access token that may read and not write, to be shown on purpose where something is submitted. */
        public Builder readOnlyToken(@Nullable String value) {
            server.readOnlyToken(value);
            return this;
        }

        /** The access token for reading back, where the one for submitting may not. */
        public Builder readToken(@Nullable String value) {
            server.readToken(value);
            return this;
        }

        /** Whom the token speaks for; where it is not said, a patient, or nobody for Backend Services. */
        public Builder context(CredentialContext value) {
            server.context(value);
            return this;
        }

        /**
         * A further header of every request, as {@code Name: value}.
         *
         * @throws ConfigurationException where the line is no header
         */
        public Builder header(String line) {
            server.header(line);
            return this;
        }

        /** How long a connection may take, and how long the target may stay silent. */
        public Builder timeouts(Duration connect, Duration answer) {
            server.timeouts(connect, answer);
            return this;
        }

        /** How long, in all, one request may wait after 429. */
        public Builder throttleLimit(Duration limit) {
            server.throttleLimit(limit);
            return this;
        }

        /** The way to it: TLS, proxies, and pauses between requests. */
        public Builder connection(Connection value) {
            server.connection(value);
            return this;
        }

        /** How long it may take until what was accepted can be read and found. */
        public Builder storageDelay(Duration delay) {
            server.storageDelay(delay);
            return this;
        }

        /** What its developer documentation says. */
        public Builder attestations(ReceiverAttestations value) {
            this.attestations = value;
            return this;
        }

        /**
         * The target.
         *
         * @throws ConfigurationException where something said of it cannot be right
         */
        public ReceiverTarget build() {
            String url = given("the receiver's base URL", "baseUrl", "--base-url", baseUrl);
            String id = TargetRules.patientId(
                    "--patient", given("a patient to write test data for", "patient", "--patient", patientId));
            String other = otherPatientId == null ? null : TargetRules.patientId("--other-patient", otherPatientId);
            if (id.equals(other)) {
                throw new ConfigurationException(
                        "Expected --other-patient to be another one than --patient, but both are '" + id + "'.");
            }
            return new ReceiverTarget(server.baseUrl(url).subject(id).build(), id, other, attestations);
        }

        private static String given(String what, String key, String option, @Nullable String value) {
            if (value == null) {
                throw new ConfigurationException("Expected " + what + ", but none was given: give it with " + option
                        + ", or as '" + key + "' in a target file.");
            }
            return value;
        }
    }
}
