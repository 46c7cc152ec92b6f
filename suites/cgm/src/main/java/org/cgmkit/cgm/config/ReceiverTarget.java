package org.cgmkit.cgm.config;

import java.net.URI;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.cgmkit.kit.config.Authorization;
import org.cgmkit.kit.config.ConfigurationException;
import org.cgmkit.kit.config.Connection;
import org.cgmkit.kit.config.CredentialContext;
import org.cgmkit.kit.config.TargetRules;
import org.jspecify.annotations.Nullable;

/**
 * A data receiver to be tested, as its owner describes it. Made by {@link #at(String, String)}.
 *
 * @param baseUrl the FHIR base, without a slash at its end
 * @param patientId the logical id, on the target, of the patient whom the kit may write data for
 * @param otherPatientId the logical id of a patient whom the credential may not write for, or null
 * @param authorization how the kit gets the access token for submitting
 * @param readToken the access token for reading back, or null where the one for submitting reads as well
 * @param expiredToken an access token whose time is over, to be shown on purpose, or null
 * @param context whom the token speaks for
 * @param headers further headers of every request, by name
 * @param connectTimeout how long a connection may take
 * @param answerTimeout how long the target may stay silent
 * @param throttleLimit how long, in all, one request may wait after 429
 * @param connection the way to it
 * @param storageDelay how long it may take until what was accepted can be read and found; zero for at once
 * @param attestations what its developer documentation says
 */
public record ReceiverTarget(
        URI baseUrl,
        String patientId,
        @Nullable String otherPatientId,
        Authorization authorization,
        @Nullable String readToken,
        @Nullable String expiredToken,
        CredentialContext context,
        Map<String, String> headers,
        Duration connectTimeout,
        Duration answerTimeout,
        Duration throttleLimit,
        Connection connection,
        Duration storageDelay,
        ReceiverAttestations attestations) {

    public ReceiverTarget {
        TreeMap<String, String> byName = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        byName.putAll(headers);
        headers = Collections.unmodifiableMap(byName);
    }

    /** Begins the description of a target with the two things that every target has. */
    public static Builder at(String baseUrl, String patientId) {
        return new Builder().baseUrl(baseUrl).patient(patientId);
    }

    /** Begins the description of a target of which nothing is known yet. */
    public static Builder described() {
        return new Builder();
    }

    /** The address below the base, such as {@code $submit-cgm-bundle} or {@code Observation/1}. */
    public String url(String path) {
        return path.isEmpty() || path.startsWith("?") ? baseUrl + path : baseUrl + "/" + path;
    }

    /** Whether any credential is declared, be it only a header. */
    public boolean declaresCredential() {
        return !(authorization instanceof Authorization.None)
                || readToken != null
                || headers.containsKey("Authorization");
    }

    /** Without tokens and header values, so that it may be printed. */
    @Override
    public String toString() {
        return baseUrl + " (patient " + patientId + ", " + context.id() + " context)";
    }

    /** Collects what is said of a target, and checks it as a whole. */
    public static final class Builder {
        private @Nullable String baseUrl;
        private @Nullable String patientId;
        private @Nullable String otherPatientId;
        private Authorization authorization = new Authorization.None();
        private @Nullable String readToken;
        private @Nullable String expiredToken;
        private @Nullable CredentialContext context;
        private final Map<String, String> headers = new LinkedHashMap<>();
        private Duration connectTimeout = Duration.ofSeconds(10);
        private Duration answerTimeout = Duration.ofSeconds(60);
        private Duration throttleLimit = Duration.ofMinutes(2);
        private Connection connection = Connection.ofThisMachine();
        private Duration storageDelay = Duration.ZERO;
        private ReceiverAttestations attestations = ReceiverAttestations.none();

        private Builder() {}

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
            this.authorization = value == null ? new Authorization.None() : new Authorization.StaticToken(value);
            return this;
        }

        /** How the kit gets the access token for submitting. */
        public Builder authorization(Authorization value) {
            this.authorization = value;
            return this;
        }

        /** An access token whose time is over, to be shown on purpose. */
        public Builder expiredToken(@Nullable String value) {
            this.expiredToken = value;
            return this;
        }

        /** The access token for reading back, where the one for submitting may not. */
        public Builder readToken(@Nullable String value) {
            this.readToken = value;
            return this;
        }

        /** Whom the token speaks for; where it is not said, a patient, or nobody for Backend Services. */
        public Builder context(CredentialContext value) {
            this.context = value;
            return this;
        }

        /**
         * A further header of every request, as {@code Name: value}.
         *
         * @throws ConfigurationException where the line is no header
         */
        public Builder header(String line) {
            TargetRules.addHeader(headers, line);
            return this;
        }

        /** How long a connection may take, and how long the target may stay silent. */
        public Builder timeouts(Duration connect, Duration answer) {
            this.connectTimeout = connect;
            this.answerTimeout = answer;
            return this;
        }

        /** How long a connection may take. */
        public Builder connectTimeout(Duration connect) {
            this.connectTimeout = connect;
            return this;
        }

        /** How long the target may stay silent. */
        public Builder answerTimeout(Duration answer) {
            this.answerTimeout = answer;
            return this;
        }

        /** How long, in all, one request may wait after 429. */
        public Builder throttleLimit(Duration limit) {
            this.throttleLimit = limit;
            return this;
        }

        /** The way to it: TLS, proxies, and pauses between requests. */
        public Builder connection(Connection value) {
            this.connection = value;
            return this;
        }

        /** How long it may take until what was accepted can be read and found. */
        public Builder storageDelay(Duration delay) {
            this.storageDelay = delay;
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
                    "the patient", given("a patient to write test data for", "patient", "--patient", patientId));
            String other = otherPatientId == null ? null : TargetRules.patientId("the other patient", otherPatientId);
            if (id.equals(other)) {
                throw new ConfigurationException(
                        "Expected the other patient to be another one, but both have the id '" + id + "'.");
            }
            TargetRules.positive("connect timeout", connectTimeout);
            TargetRules.positive("answer timeout", answerTimeout);
            boolean asked = !(authorization instanceof Authorization.None);
            if (asked && headers.keySet().stream().anyMatch("Authorization"::equalsIgnoreCase)) {
                throw new ConfigurationException(
                        "Both an access token, or a way to get one, and an Authorization header were given: leave one of "
                                + "them out.");
            }
            return new ReceiverTarget(
                    TargetRules.baseUrl(url),
                    id,
                    other,
                    authorization instanceof Authorization.StaticToken(String token)
                            ? new Authorization.StaticToken(TargetRules.token("token", token))
                            : authorization,
                    readToken == null ? null : TargetRules.token("read token", readToken),
                    expiredToken == null ? null : TargetRules.token("expired token", expiredToken),
                    contextOrDefault(),
                    headers,
                    connectTimeout,
                    answerTimeout,
                    throttleLimit,
                    connection,
                    storageDelay,
                    attestations);
        }

        private CredentialContext contextOrDefault() {
            if (context != null) {
                return context;
            }
            return authorization instanceof Authorization.BackendServices
                    ? CredentialContext.SYSTEM
                    : CredentialContext.PATIENT;
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
