package org.cgmkit.cgm.attempt;

import java.util.List;

/** The steps of a run against a submitter, in the order in which they are played. */
public enum StepName {
    FIRST_CONNECTION(
            "first-connection",
            "First connection",
            "Connect the app to the receiver and let it submit. A standing order asks for every kind of data."),
    STANDING_ORDER(
            "standing-order",
            "A standing order in seconds",
            "Let the app look for orders and keep it running: a standing order asks for a submission every few seconds."),
    CHANGED_ORDER(
            "changed-order",
            "A changed and a revoked order",
            "Keep the app running: a standing order is changed under way, and revoked at the end."),
    ONE_TIME_ORDER(
            "one-time-order",
            "A one-time order",
            "Let the app look for orders: there is a one-time order for two days of readings."),
    THROTTLED_FOR_SECONDS(
            "throttled-for-seconds",
            "429 with Retry-After",
            "Let the app submit. It is answered 429, and told how long to wait."),
    THROTTLED("throttled", "429 without Retry-After", "Let the app submit. It is answered 429 twice."),
    UNAVAILABLE("unavailable", "503, then recovery", "Let the app submit. It is answered 503 twice."),
    LOST_ANSWER(
            "lost-answer",
            "A lost answer",
            "Let the app submit. The receiver stores the submission, and its answer is lost."),
    PARTIAL_REFUSAL(
            "partial-refusal",
            "Refused entries",
            "Keep the app running: some entries of its submissions are refused, and more submissions are due."),
    // Before the next one, after which an app may do without conditions for good.
    SEVERAL_MATCHES(
            "several-matches",
            "Several matches",
            "Let the app submit to a receiver that answers 412 to entries with ifNoneExist."),
    NO_CONDITIONAL_CREATE(
            "no-conditional-create",
            "No conditional create",
            "Let the app submit to a receiver that answers 400 to entries with ifNoneExist."),
    EXPIRED_TOKEN("expired-token", "An expired token", "Let the app submit. Its access token has expired."),
    REVOKED_GRANT(
            "revoked-grant",
            "A revoked grant",
            "Let the app submit. The patient has taken back the permission, so neither token nor refresh token counts.");

    /** The mark in {@link #ONE_TIME_ORDER} after which more is asked for, to find out of what there are readings. */
    public static final String ASKED_AGAIN = "asked again";

    private static final int FIRST_LOOKBACK = 6;

    private final String id;
    private final String title;
    private final String asks;

    StepName(String id, String title, String asks) {
        this.id = id;
        this.title = title;
        this.asks = asks;
    }

    /** Its place among the steps, from 1. */
    public int number() {
        return List.of(values()).indexOf(this) + 1;
    }

    /**
     * How far the standing order of this step looks back, in hours; further than those before it, so that there is always
     * something to send that was not sent yet.
     */
    public int lookbackHours() {
        return FIRST_LOOKBACK + number();
    }

    /** Whether its order asks for a submission every few seconds. */
    public boolean isInSeconds() {
        return this == STANDING_ORDER || this == CHANGED_ORDER || this == PARTIAL_REFUSAL;
    }

    /** Whether the app has to stay for the step to tell something. */
    public boolean needsTime() {
        return isInSeconds() || this == NO_CONDITIONAL_CREATE || this == SEVERAL_MATCHES || this == REVOKED_GRANT;
    }

    /** The requirements that only this step tells of; none for the first one, of which many tell. */
    public List<String> requirements() {
        return switch (this) {
            case FIRST_CONNECTION -> List.of();
            case STANDING_ORDER ->
                List.of("submitter.orders.period", "submitter.orders.profiles", "submitter.orders.lookback");
            case CHANGED_ORDER -> List.of("submitter.orders.changed");
            case ONE_TIME_ORDER -> List.of("submitter.orders.one-time");
            case THROTTLED_FOR_SECONDS, THROTTLED -> List.of("submitter.throttling.backs-off");
            case UNAVAILABLE, LOST_ANSWER -> List.of("submitter.retry.idempotent");
            case PARTIAL_REFUSAL -> List.of("submitter.partial.handled");
            case NO_CONDITIONAL_CREATE, SEVERAL_MATCHES -> List.of("submitter.conditional-create.answers");
            case EXPIRED_TOKEN, REVOKED_GRANT -> List.of("submitter.auth.refresh");
        };
    }

    /** The name in options, variables and evidence, such as {@code first-connection}. */
    public String id() {
        return id;
    }

    /** The name for people. */
    public String title() {
        return title;
    }

    /** What whoever has the app in hand is to do, as sentences. */
    public String asks() {
        return asks;
    }
}
