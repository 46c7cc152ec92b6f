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
import org.jspecify.annotations.Nullable;

/**
 * A data submitter to be tested, as its owner describes it.
 *
 * @param name what it is called in the report
 * @param patientId the id that the receiver has for the patient whose data it submits
 * @param access how it gets at the receiver
 * @param trigger how it is brought to submit
 * @param patience how long something that is awaited may take
 * @param period the time between two submissions that the standing orders of the run ask for, in whole seconds
 * @param zone the time zone in which it reads dates without a time
 * @param without what it does not support, with the reason
 * @param unavailable must-support elements that it does not have, by path, with the reason
 * @param otherOrders how it learns what the receiver wants where it does not search for orders, or null
 * @param oneTimeOrders what its documentation says of ways in which one-time orders are handed over, or null
 * @param listening where the receiver of the run listens
 */
public record SubmitterTarget(
        String name,
        String patientId,
        SubmitterAccess access,
        Trigger trigger,
        Duration patience,
        Duration period,
        ZoneId zone,
        Map<Feature, String> without,
        Map<String, String> unavailable,
        @Nullable String otherOrders,
        @Nullable AttestedStatement<List<String>> oneTimeOrders,
        ListenAddress listening) {

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
        TargetRules.positive("wait", patience);
        if (period.toSeconds() < 1 || period.toSeconds() > 3600) {
            throw new ConfigurationException(
                    "Expected a period of the standing orders from a second to an hour, but got " + period + ".");
        }
    }

    /** A submitter that is brought to submit by a person, without authorization, of which nothing else is declared. */
    public static SubmitterTarget of(String name, String patientId) {
        return new SubmitterTarget(
                name,
                patientId,
                new SubmitterAccess.Open(),
                new Trigger.ByHand(),
                Duration.ofMinutes(5),
                Duration.ofSeconds(10),
                ZoneId.systemDefault(),
                Map.of(),
                Map.of(),
                null,
                null,
                ListenAddress.HERE);
    }

    /** The same with another way to get at the receiver. */
    public SubmitterTarget with(SubmitterAccess other) {
        return new SubmitterTarget(
                name,
                patientId,
                other,
                trigger,
                patience,
                period,
                zone,
                without,
                unavailable,
                otherOrders,
                oneTimeOrders,
                listening);
    }

    /** The same under another name. */
    public SubmitterTarget named(String other) {
        return new SubmitterTarget(
                other,
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
                listening);
    }

    /** The same about another patient. */
    public SubmitterTarget about(String otherPatientId) {
        return new SubmitterTarget(
                name,
                otherPatientId,
                access,
                trigger,
                patience,
                period,
                zone,
                without,
                unavailable,
                otherOrders,
                oneTimeOrders,
                listening);
    }

    /** The same brought to submit in another way. */
    public SubmitterTarget with(Trigger other) {
        return new SubmitterTarget(
                name,
                patientId,
                access,
                other,
                patience,
                period,
                zone,
                without,
                unavailable,
                otherOrders,
                oneTimeOrders,
                listening);
    }

    /** The same with other times: how long something may take, and how often orders ask for a submission. */
    public SubmitterTarget paced(Duration longest, Duration every) {
        return new SubmitterTarget(
                name,
                patientId,
                access,
                trigger,
                longest,
                every,
                zone,
                without,
                unavailable,
                otherOrders,
                oneTimeOrders,
                listening);
    }

    /** The same that reads dates in that time zone. */
    public SubmitterTarget in(ZoneId other) {
        return new SubmitterTarget(
                name,
                patientId,
                access,
                trigger,
                patience,
                period,
                other,
                without,
                unavailable,
                otherOrders,
                oneTimeOrders,
                listening);
    }

    /** The same that declares not to support some things, with the reasons. */
    public SubmitterTarget without(Map<Feature, String> features) {
        return new SubmitterTarget(
                name,
                patientId,
                access,
                trigger,
                patience,
                period,
                zone,
                features,
                unavailable,
                otherOrders,
                oneTimeOrders,
                listening);
    }

    /** The same that declares not to have some must-support elements, with the reasons. */
    public SubmitterTarget lacking(Map<String, String> elements) {
        return new SubmitterTarget(
                name,
                patientId,
                access,
                trigger,
                patience,
                period,
                zone,
                without,
                elements,
                otherOrders,
                oneTimeOrders,
                listening);
    }

    /** The same that learns in that way what the receiver wants. */
    public SubmitterTarget ordered(@Nullable String way) {
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
                way,
                oneTimeOrders,
                listening);
    }

    /** The same with what its documentation says of one-time orders. */
    public SubmitterTarget documented(@Nullable AttestedStatement<List<String>> ways) {
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
                ways,
                listening);
    }

    /** The same tested by a receiver that listens there. */
    public SubmitterTarget at(ListenAddress other) {
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
                other);
    }

    /** Whether it supports that, as far as it declares. */
    public boolean supports(Feature feature) {
        return !without.containsKey(feature);
    }
}
