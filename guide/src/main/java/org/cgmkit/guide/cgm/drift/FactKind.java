package org.cgmkit.guide.cgm.drift;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What can be seen of a system. The data of signatures name a kind in lower case, with dashes. */
public enum FactKind {
    /** An entry of {@code CapabilityStatement.instantiates}, without a version. */
    INSTANTIATES,

    /** An entry of {@code supportedProfile}, without a version. */
    SUPPORTED_PROFILE,

    /** Where {@code $submit-cgm-bundle} is listed: {@code system} or {@code Bundle}. */
    OPERATION,

    /** An interaction of the whole system, such as {@code batch}. */
    INTERACTION,

    /** A canonical of the guide that names a version, whole. */
    VERSIONED,

    /** The address of a profile or extension of the guide in a resource, without a version. */
    CANONICAL,

    /** An entry of {@code meta.profile}, without a version. */
    CLAIMED_PROFILE,

    /** A form that was tried, and what became of it, as {@link Tried} writes it. */
    TRIED,

    /** What a receiver said as it refused something. */
    REFUSAL,

    /** The type of the Bundle that the operation answers with. */
    ANSWER_TYPE,

    /** An element in an entry of an answer. */
    ANSWER_ENTRY,

    /** A coding of a code that has all codings of the run's version and none of another. */
    OWN_CODE,

    /** A coding of another version in a code that has all codings of the run's version, too. */
    BRIDGE_CODE,

    /** A coding of another state of the guide in a code that lacks one of the run's version. */
    FOREIGN_CODE,

    /** The code of an order that is one of the run's version. */
    OWN_ORDER,

    /** A coding of an order that has none of the run's version. */
    FOREIGN_ORDER,

    /** The name of an extension within the schedule of an order. */
    ORDER_EXTENSION,

    /** What an order says in {@code orderDetail}. */
    ORDER_DETAIL,

    /** Where a Bundle was posted and of what type it was, such as {@code [base] batch}. */
    POST,

    /** The type of a Bundle. */
    BUNDLE_TYPE,

    /** A label of a Bundle. */
    TAG,

    /** What an entry of a Bundle lacks: {@code request}. */
    ENTRY_WITHOUT,

    /** What a submission lacks that one version asks for: {@code tag} or {@code category}. */
    MISSING,

    /** A reading without a value, with the code of the reason for that. */
    READING_WITHOUT_VALUE,

    /** A code by which orders were searched for, as {@code system|code}. */
    ORDER_SEARCH,

    /** The code of an order that was there to be found. */
    ORDER_OFFERED,

    /** The part of a schedule by which data were submitted. */
    SCHEDULE_FOLLOWED,

    /** The part of a schedule by which no data were submitted, though it was due. */
    SCHEDULE_IGNORED,

    /** A condition in {@code ifNoneExist} that has more than the bare query, without the values. */
    CONDITION,

    /** A scope that was asked for. */
    SCOPE,

    /** The type of an answer after which the entries that it took were sent again. */
    RESENT_AFTER,

    /** The type of an answer after which the entries that it took were not sent again. */
    SETTLED_AFTER;

    /** The kind with that name in the data, or empty where there is none. */
    static Optional<FactKind> byName(String name) {
        return Arrays.stream(values())
                .filter(k -> k.name().toLowerCase(Locale.ROOT).replace('_', '-').equals(name))
                .findFirst();
    }
}
