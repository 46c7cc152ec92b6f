package org.cgmkit.kit.config;

import java.net.URI;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A server to be tested, as its owner describes it: where it is, and how the kit gets to it and in. Made by {@link #at(String)}.
 *
 * @param baseUrl the address under which everything of it stands, without a slash at its end
 * @param subject the id of the person whom a credential is for, to be chosen where a page asks for one; or null
 * @param authorization how the kit gets the access token for writing
 * @param readToken the access token for reading back, or null where the one for writing reads as well
 * @param expiredToken an access token whose time is over, to be shown on purpose, or null
 * @param readOnlyToken an access token that may read and not write, to be shown on purpose where something is written, or null
 * @param context whom the token speaks for
 * @param contextGiven whether that was said, and not only presumed
 * @param headers further headers of every request, by name
 * @param connectTimeout how long a connection may take
 * @param answerTimeout how long the target may stay silent
 * @param throttleLimit how long, in all, one request may wait after 429
 * @param connection the way to it
 * @param storageDelay how long it may take until what was accepted can be read and found; zero for at once
 */
public record HttpTarget(
        URI baseUrl,
        @Nullable String subject,
        Authorization authorization,
        @Nullable String readToken,
        @Nullable String expiredToken,
        @Nullable String readOnlyToken,
        CredentialContext context,
        boolean contextGiven,
        Map<String, String> headers,
        Duration connectTimeout,
        Duration answerTimeout,
        Duration throttleLimit,
        Connection connection,
        Duration storageDelay) {

    public HttpTarget {
        TreeMap<String, String> byName = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        byName.putAll(headers);
        headers = Collections.unmodifiableMap(byName);
    }

    /** Begins the description of a target with what every target has. */
    public static Builder at(String baseUrl) {
        return new Builder().baseUrl(baseUrl);
    }

    /** Begins the description of a target of which nothing is known yet. */
    public static Builder described() {
        return new Builder();
    }

    /** The address below the base, such as {@code metadata}. */
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
        return baseUrl + " (" + context.id() + " context)";
    }

    /** Collects what is said of a target, and checks it as a whole. */
    public static final class Builder {
        private @Nullable String baseUrl;
        private @Nullable String subject;
        private Authorization authorization = new Authorization.None();
        private @Nullable String readToken;
        private @Nullable String expiredToken;
        private @Nullable String readOnlyToken;
        private @Nullable CredentialContext context;
        private final Map<String, String> headers = new LinkedHashMap<>();
        private Duration connectTimeout = Duration.ofSeconds(10);
        private Duration answerTimeout = Duration.ofSeconds(60);
        private Duration throttleLimit = Duration.ofMinutes(2);
        private Connection connection = Connection.ofThisMachine();
        private Duration storageDelay = Duration.ZERO;

        private Builder() {}

        /** The address under which everything of it stands. */
        public Builder baseUrl(String url) {
            this.baseUrl = url;
            return this;
        }

        /** The person whom a credential is for. */
        public Builder subject(@Nullable String id) {
            this.subject = id;
            return this;
        }

        /** The access token for writing, in place of whatever would get one; none where it is null. */
        public Builder token(@Nullable String value) {
            this.authorization = value == null ? new Authorization.None() : new Authorization.StaticToken(value);
            return this;
        }

        /** How the kit gets the access token for writing. */
        public Builder authorization(Authorization value) {
            this.authorization = value;
            return this;
        }

        /** An access token whose time is over, to be shown on purpose. */
        public Builder expiredToken(@Nullable String value) {
            this.expiredToken = value;
            return this;
        }

        /** An access token that may read and not write, to be shown on purpose where something is written. */
        public Builder readOnlyToken(@Nullable String value) {
            this.readOnlyToken = value;
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

        /** The same way with another idea of whom to trust. */
        public Builder tls(UnaryOperator<TlsSettings> change) {
            this.connection = connection.with(change.apply(connection.tls()));
            return this;
        }

        /** How long it may take until what was accepted can be read and found. */
        public Builder storageDelay(Duration delay) {
            this.storageDelay = delay;
            return this;
        }

        /**
         * The target.
         *
         * @throws ConfigurationException where something said of it cannot be right
         */
        public HttpTarget build() {
            if (baseUrl == null) {
                throw new ConfigurationException(
                        "Expected a base URL, but none was given: give it with --base-url, or as"
                                + " 'baseUrl' in a target file.");
            }
            TargetRules.positive("'timeouts.connect'", connectTimeout);
            TargetRules.positive("'timeouts.answer'", answerTimeout);
            boolean asked = !(authorization instanceof Authorization.None);
            if (asked && headers.keySet().stream().anyMatch("Authorization"::equalsIgnoreCase)) {
                throw new ConfigurationException(
                        "Both an access token, or a way to get one, and an Authorization header were given: leave one of "
                                + "them out.");
            }
            return new HttpTarget(
                    TargetRules.baseUrl(baseUrl),
                    subject,
                    authorization instanceof Authorization.StaticToken(String token)
                            ? new Authorization.StaticToken(TargetRules.token("--token (or CGMKIT_TOKEN)", token))
                            : authorization,
                    readToken == null ? null : TargetRules.token("--read-token (or CGMKIT_READ_TOKEN)", readToken),
                    expiredToken == null ? null : TargetRules.token("'authorization.expiredToken'", expiredToken),
                    readOnlyToken == null ? null : TargetRules.token("'authorization.readOnlyToken'", readOnlyToken),
                    contextOrDefault(),
                    context != null,
                    headers,
                    connectTimeout,
                    answerTimeout,
                    throttleLimit,
                    connection,
                    storageDelay);
        }

        private CredentialContext contextOrDefault() {
            if (context != null) {
                return context;
            }
            return authorization instanceof Authorization.BackendServices
                    ? CredentialContext.SYSTEM
                    : CredentialContext.PATIENT;
        }
    }
}
