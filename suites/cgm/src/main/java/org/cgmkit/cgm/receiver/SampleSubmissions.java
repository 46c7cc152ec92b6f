package org.cgmkit.cgm.receiver;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import org.cgmkit.fixtures.IdentifierSource;
import org.cgmkit.fixtures.Submission;
import org.cgmkit.fixtures.SubmissionContext;
import org.cgmkit.fixtures.Submissions;

/** The sound submissions that checks begin with. */
public final class SampleSubmissions {
    private SampleSubmissions() {}

    /** A report, a summary with its members, a device and three readings, referring to each other. */
    public static Submission everyType(SubmissionContext context) {
        // Without the patient: what a receiver does with the context patient's own entry is its own business.
        return Submissions.allMustSupport(context).without(0);
    }

    /** A device, a reading of it and a report: few entries, and in no order that could be turned round unnoticed. */
    public static Submission fewTypes(SubmissionContext context) {
        Submission device = Submissions.deviceOnly(context);
        return device.plus(reading(context)
                        .withResource(0, reading -> reading.putObject("device").put("reference", device.fullUrl(0))))
                .plus(Submissions.reportOnly(context, 1));
    }

    /** The same before a summary and its members, so that each kind of resource is there once. */
    public static Submission eachKind(SubmissionContext context) {
        return fewTypes(context).plus(Submissions.summaryOnly(context, 1));
    }

    /** A report, a reading and its device, in an order that neither types nor references between entries lead to. */
    public static Submission mixedTypes(SubmissionContext context) {
        Submission few = fewTypes(context);
        return few.with(bundle -> {
            ArrayNode entries = bundle.putArray("entry");
            for (int i = few.size() - 1; i >= 0; i--) {
                entries.add(few.entry(i));
            }
        });
    }

    /** One reading. */
    public static Submission reading(SubmissionContext context) {
        return Submissions.readings(context, 1);
    }

    /**
     * One reading that shares only its identifier with others: another time, as every context has, and another value,
     * so that no deduplication can take them for one.
     */
    public static Submission reading(SubmissionContext context, String identifier, int distinct) {
        return reading(context).withResource(0, reading -> {
            JsonNode value = reading.path("valueQuantity").path("value");
            ((ObjectNode) reading.path("valueQuantity"))
                    .put("value", value.decimalValue().add(BigDecimal.valueOf(distinct)));
            ((ObjectNode) reading.path("identifier").path(0)).put("value", identifier);
        });
    }

    /** The submission with a condition on its only entry: not to be created where the identifier is there already. */
    public static Submission ifNoneExist(Submission one, String query) {
        return one.withEntry(0, entry -> entry.withObject("/request").put("ifNoneExist", query));
    }

    /** The query for that identifier. */
    public static String query(String identifier) {
        return IdentifierSource.query(identifier);
    }

    /** The identifier of the resource at that position. */
    public static String identifier(Submission submission, int position) {
        return submission
                .identifier(position)
                .orElseThrow(
                        () -> new IllegalStateException("The sample has no identifier at entry[" + position + "]."));
    }
}
