package org.cgmkit.cgm.config;

import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.cgmkit.kit.config.AttestedStatement;
import org.cgmkit.kit.config.ConfigurationException;
import org.cgmkit.kit.config.ListenAddress;
import org.cgmkit.kit.config.TargetRules;
import org.cgmkit.kit.trigger.Trigger;
import org.cgmkit.reports.DurationText;
import org.jspecify.annotations.Nullable;

/**
 * A data submitter to be tested, as its owner describes it.
 *
 * @param name what it is called in the report
 * @param patientId the id that the receiver has for the patient whose data it submits
 * @param access how it gets at the receiver
 * @param trigger how it is brought to submit
 * @param givenPatience how long something that is awaited may take, or null where nothing is said of it
 * @param period the time between two submissions that the standing orders of the run ask for, in whole seconds
 * @param zone the time zone in which it reads dates without a time
 * @param without what it does not support, with the reason
 * @param unavailable must-support elements that it does not have, by path, with the reason
 * @param otherOrders how it learns what the receiver wants where it does not search for orders, or null
 * @param oneTimeOrders what its documentation says of ways in which one-time orders are handed over, or null
 * @param listening where the receiver of the run listens
 * @param origins the origins whose pages may call it from a browser beside those of the app's redirect URIs, {@code *} for all
 * @param consent who allows what the app asks for
 */
public record SubmitterTarget(
        String name,
        String patientId,
        SubmitterAccess access,
        Trigger trigger,
        @Nullable Duration givenPatience,
        Duration period,
        ZoneId zone,
        Map<Feature, String> without,
        Map<String, String> unavailable,
        @Nullable String otherOrders,
        @Nullable AttestedStatement<List<String>> oneTimeOrders,
        ListenAddress listening,
        List<String> origins,
        Consent consent) {

    /** Who allows what an app asks for when it is connected. */
    public enum Consent {
        /** A person, on the page of the receiver of the run. */
        BY_PERSON,
        /** The receiver of the run by itself, as if a person had allowed everything. */
        BY_KIT
    }

    private static final Duration FOR_A_PERSON = Duration.ofMinutes(5);

    private static final Duration FOR_A_COMMAND = Duration.ofMinutes(1);

    /** What a submitter may do without, and does better to declare. */
    public enum Feature {
        /** Following standing orders. */
        STANDING_ORDERS,
        /** Following one-time orders that are found by search. */
        ONE_TIME_ORDERS,
        /** Conditional create. */
        CONDITIONAL_CREATE
    }

    public SubmitterTarget {
        without = Map.copyOf(without);
        unavailable = Map.copyOf(unavailable);
        origins = List.copyOf(origins);
        if (givenPatience != null) {
            TargetRules.positive("the wait", givenPatience);
        }
        checkPeriod("the period of the standing orders", period);
    }

    /** How long something that is awaited may take: a person is slower than what a command or an address starts. */
    public Duration patience() {
        if (givenPatience != null) {
            return givenPatience;
        }
        return switch (trigger) {
            case Trigger.ByCommand command -> FOR_A_COMMAND;
            case Trigger.ByHook hook -> FOR_A_COMMAND;
            case Trigger.ByHand hand -> FOR_A_PERSON;
            // An image has to be started first.
            case Trigger.ByCode code -> FOR_A_PERSON;
        };
    }

    /**
     * A period that standing orders of a run may have.
     *
     * @param name the option or the key that gives it
     * @throws ConfigurationException where it is too short or too long
     */
    public static Duration checkPeriod(String name, Duration period) {
        if (period.toSeconds() < 1 || period.toSeconds() > 3600) {
            throw new ConfigurationException(
                    "Expected " + name + " to be from a second to an hour, but got " + DurationText.of(period) + ".");
        }
        return period;
    }

    /** A submitter that is brought to submit by a person, without authorization, of which nothing else is declared. */
    public static Builder of(String name, String patientId) {
        return new Builder(name, patientId);
    }

    /** What is said of this one, for another that differs in something. */
    public Builder toBuilder() {
        return new Builder(name, patientId)
                .access(access)
                .trigger(trigger)
                .patience(givenPatience)
                .period(period)
                .zone(zone)
                .without(without)
                .unavailable(unavailable)
                .otherOrders(otherOrders)
                .oneTimeOrders(oneTimeOrders)
                .listening(listening)
                .openTo(origins)
                .consent(consent);
    }

    /** Whether it supports that, as far as it declares. */
    public boolean supports(Feature feature) {
        return !without.containsKey(feature);
    }

    /** Collects what is said of a submitter. */
    public static final class Builder {
        private String name;
        private String patientId;
        private SubmitterAccess access = new SubmitterAccess.Open();
        private Trigger trigger = new Trigger.ByHand();
        private @Nullable Duration patience;
        private Duration period = Duration.ofSeconds(10);
        private ZoneId zone = ZoneId.systemDefault();
        private Map<Feature, String> without = Map.of();
        private Map<String, String> unavailable = Map.of();
        private @Nullable String otherOrders;
        private @Nullable AttestedStatement<List<String>> oneTimeOrders;
        private ListenAddress listening = ListenAddress.HERE;
        private List<String> origins = List.of();
        private Consent consent = Consent.BY_PERSON;

        private Builder(String name, String patientId) {
            this.name = name;
            this.patientId = patientId;
        }

        /** What it is called in the report. */
        public Builder name(String value) {
            this.name = value;
            return this;
        }

        /** The id that the receiver has for the patient whose data it submits. */
        public Builder patient(String id) {
            this.patientId = id;
            return this;
        }

        /** How it gets at the receiver. */
        public Builder access(SubmitterAccess value) {
            this.access = value;
            return this;
        }

        /** How it is brought to submit. */
        public Builder trigger(Trigger value) {
            this.trigger = value;
            return this;
        }

        /** How long something that is awaited may take; null for what is usual. */
        public Builder patience(@Nullable Duration longest) {
            this.patience = longest;
            return this;
        }

        /** The time between two submissions that the standing orders of the run ask for. */
        public Builder period(Duration every) {
            this.period = every;
            return this;
        }

        /** The time zone in which it reads dates without a time. */
        public Builder zone(ZoneId value) {
            this.zone = value;
            return this;
        }

        /** What it declares not to support, with the reasons. */
        public Builder without(Map<Feature, String> features) {
            this.without = features;
            return this;
        }

        /** The must-support elements that it declares not to have, by path, with the reasons. */
        public Builder unavailable(Map<String, String> elements) {
            this.unavailable = elements;
            return this;
        }

        /** How it learns what the receiver wants where it does not search for orders. */
        public Builder otherOrders(@Nullable String way) {
            this.otherOrders = way;
            return this;
        }

        /** What its documentation says of ways in which one-time orders are handed over. */
        public Builder oneTimeOrders(@Nullable AttestedStatement<List<String>> ways) {
            this.oneTimeOrders = ways;
            return this;
        }

        /** Where the receiver of the run listens. */
        public Builder listening(ListenAddress value) {
            this.listening = value;
            return this;
        }

        /** The origins whose pages may call the receiver of the run from a browser, beside those of redirect URIs. */
        public Builder openTo(List<String> values) {
            this.origins = values;
            return this;
        }

        /** Who allows what the app asks for. */
        public Builder consent(Consent value) {
            this.consent = value;
            return this;
        }

        /**
         * The target.
         *
         * @throws ConfigurationException where the times cannot be kept to
         */
        public SubmitterTarget build() {
            return new SubmitterTarget(
                    name,
                    patientId,
                    access,
                    trigger,
                    patience,
                    period,
                    zone,
                    without,
                    unavailable,
                    otherOrders,
                    oneTimeOrders,
                    listening,
                    origins,
                    consent);
        }
    }
}
