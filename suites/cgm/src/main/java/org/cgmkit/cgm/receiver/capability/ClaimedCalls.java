package org.cgmkit.cgm.receiver.capability;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cgmkit.cgm.receiver.Receiver;
import org.cgmkit.cgm.receiver.SampleSubmissions;
import org.cgmkit.cgm.receiver.SearchResult;
import org.cgmkit.cgm.receiver.capability.ClaimedCall.Kind;
import org.cgmkit.fixtures.Submission;
import org.cgmkit.fixtures.SubmissionContext;
import org.cgmkit.fixtures.Submissions;
import org.cgmkit.kit.wire.Exchange;
import org.cgmkit.kit.wire.ResourceLocation;
import org.jspecify.annotations.Nullable;

/** Calls what a capability statement claims for a type, each once. Nothing is deleted, claimed or not. */
final class ClaimedCalls {
    private final Receiver receiver;
    private final Capability capability;
    private final String type;
    private final List<ClaimedCall> calls = new ArrayList<>();

    ClaimedCalls(Receiver receiver, Capability capability, String type) {
        this.receiver = receiver;
        this.capability = capability;
        this.type = type;
    }

    /** The calls. */
    List<ClaimedCall> all() {
        ObjectNode sample = sample();
        ResourceLocation location = sample == null ? searched() : created(sample);
        if (location != null && claims("read")) {
            call("read of " + type, Kind.OF_A_RESOURCE, receiver.read(location));
        }
        if (location != null && sample != null && claims("update")) {
            ObjectNode again = sample.deepCopy().put("id", location.id());
            call("update of " + type, Kind.OF_A_RESOURCE, receiver.update(location, again.toString()));
        }
        for (String parameter : capability.parametersOf(type)) {
            value(parameter, sample, location).ifPresent(value -> search(parameter, value));
        }
        return List.copyOf(calls);
    }

    private @Nullable ResourceLocation created(ObjectNode sample) {
        if (!claims("create")) {
            return null;
        }
        Exchange created = receiver.create(type, sample.toString());
        call("create of " + type, Kind.CREATE, created);
        return created.header("Location").flatMap(ResourceLocation::parse).orElse(null);
    }

    private @Nullable ResourceLocation searched() {
        SearchResult some = SearchResult.of(receiver, type, "patient", receiver.patient());
        return some.found().stream().findFirst().orElse(null);
    }

    private void search(String parameter, String value) {
        boolean aboutPatient = parameter.equals("patient") || parameter.equals("subject");
        Exchange exchange = aboutPatient || type.equals("Device")
                ? receiver.search(type, parameter, value)
                : receiver.search(type, "patient", receiver.patient(), parameter, value);
        call("search of " + type + " by " + parameter, Kind.SEARCH, exchange);
    }

    private void call(String claim, Kind kind, Exchange exchange) {
        calls.add(new ClaimedCall(claim, kind, exchange));
    }

    private boolean claims(String interaction) {
        return capability.missingInteractions(type, interaction).isEmpty();
    }

    /** A sound resource of the type that refers to nothing but the patient, or null where the kit writes none. */
    private @Nullable ObjectNode sample() {
        SubmissionContext context = receiver.context();
        Submission submission = switch (type) {
            case "Observation" -> SampleSubmissions.reading(context);
            case "Device" -> Submissions.deviceOnly(context);
            case "DiagnosticReport" -> Submissions.reportOnly(context, 1);
            default -> null;
        };
        return submission == null ? null : (ObjectNode) submission.resource(0);
    }

    /** A value to search with, for the parameters that the guide or every server of R4 knows. */
    private Optional<String> value(String parameter, @Nullable ObjectNode sample, @Nullable ResourceLocation location) {
        JsonNode resource = sample == null ? MissingNode.getInstance() : sample;
        return Optional.ofNullable(
                switch (parameter) {
                    case "patient" -> receiver.patient();
                    case "subject" -> "Patient/" + receiver.patient();
                    case "_id" -> location == null ? null : location.id();
                    case "code" -> token(resource.path("code").path("coding").path(0));
                    case "category" ->
                        token(resource.path("category").path(0).path("coding").path(0));
                    case "identifier" ->
                        resource.has("identifier")
                                ? resource.path("identifier")
                                                .path(0)
                                                .path("system")
                                                .asText() + "|"
                                        + resource.path("identifier")
                                                .path(0)
                                                .path("value")
                                                .asText()
                                : null;
                    default -> null;
                });
    }

    private static String token(JsonNode coding) {
        return coding.isMissingNode()
                ? "cgm-data-submission-standing-order"
                : coding.path("system").asText() + "|" + coding.path("code").asText();
    }
}
