package org.cgmkit.cgm.receiver.capability;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import org.cgmkit.cgm.receiver.Receiver;
import org.cgmkit.kit.wire.ResourceLocation;
import org.jspecify.annotations.Nullable;

/**
 * What to search with, by a parameter that the guide or every server of R4 knows.
 *
 * @param parameter the parameter
 * @param matching a value that the known resource has
 * @param isMet whether it is certain that the known resource has it
 * @param strange a value that it has not, or null where there is no sound one; of a token, the same code in another system
 * @param nothingHasStrange whether no resource at all can have that one
 * @param forms other forms to ask in
 */
record SearchValues(
        String parameter,
        String matching,
        boolean isMet,
        @Nullable String strange,
        boolean nothingHasStrange,
        List<SearchForm> forms) {
    /** A system that nobody codes by. */
    private static final String NOWHERE = "https://cgmkit.example/no-such-system|";

    /** Of a second that a server has written with a fraction: whether that is a moment or a whole second is open. */
    private static final String ADDED_FRACTION = "\\.0+(?=Z|[+-])";

    private static final String NO_ID = "cgmkit-no-such-id";

    /** Whether the parameter says whom the resource is about. */
    boolean isAboutPatient() {
        return parameter.equals("patient") || parameter.equals("subject");
    }

    /**
     * The values for a parameter, or nothing where the kit knows none.
     *
     * @param resource the known resource; a missing node where there is none
     * @param known where it is
     */
    static Optional<SearchValues> of(
            String parameter, JsonNode resource, Optional<ResourceLocation> known, Receiver receiver) {
        return Optional.ofNullable(
                switch (parameter) {
                    case "patient" -> patient(parameter, receiver.patient(), receiver.otherPatient(), resource);
                    case "subject" ->
                        patient(
                                parameter,
                                "Patient/" + receiver.patient(),
                                receiver.otherPatient() == null ? null : "Patient/" + receiver.otherPatient(),
                                resource);
                    case "_id" ->
                        known.map(at -> new SearchValues(
                                        parameter, at.id(), true, NO_ID, true, SearchForm.ofToken("", at.id(), NO_ID)))
                                .orElse(null);
                    case "code" ->
                        coding(parameter, resource.path("code").path("coding").path(0), resource);
                    case "category" ->
                        coding(
                                parameter,
                                resource.path("category").path(0).path("coding").path(0),
                                resource);
                    case "identifier" ->
                        resource.path("identifier").path(0).has("value")
                                ? token(parameter, resource.path("identifier").path(0), "value")
                                : null;
                    case "status" -> status(resource.path("status").asText());
                    case "date" -> date(resource).orElse(null);
                    default -> null;
                });
    }

    private static SearchValues patient(String parameter, String own, @Nullable String other, JsonNode resource) {
        boolean bare = parameter.equals("patient");
        return new SearchValues(
                parameter,
                own,
                resource.has("subject") || resource.has("patient"),
                other,
                false,
                SearchForm.ofPatient(own.replace("Patient/", ""), bare));
    }

    /** A resource without one, such as an order that nobody has seen yet, is asked for by the code of standing orders. */
    private static @Nullable SearchValues coding(String parameter, JsonNode coding, JsonNode resource) {
        if (coding.has("code")) {
            return token(parameter, coding, "code");
        }
        return resource.isMissingNode() && parameter.equals("code")
                ? new SearchValues(parameter, "cgm-data-submission-standing-order", false, null, false, List.of())
                : null;
    }

    private static SearchValues token(String parameter, JsonNode node, String member) {
        return new SearchValues(
                parameter,
                token(node, member),
                true,
                NOWHERE + node.path(member).asText(),
                true,
                SearchForm.ofToken(
                        node.path("system").asText(), node.path(member).asText(), NOWHERE + "cgmkit-no-such-code"));
    }

    private static @Nullable SearchValues status(String status) {
        if (status.isEmpty()) {
            return null;
        }
        String other = status.equals("entered-in-error") ? "unknown" : "entered-in-error";
        return new SearchValues("status", status, true, other, false, SearchForm.ofToken("", status, other));
    }

    /** A moment is asked for by itself, a period by its beginning. */
    static Optional<SearchValues> date(JsonNode resource) {
        String moment = resource.path("effectiveDateTime").asText();
        String beginning = resource.path("effectivePeriod").path("start").asText();
        if (moment.isEmpty() && beginning.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new SearchValues(
                "date",
                moment.isEmpty() ? "ge" + beginning : moment.replaceFirst(ADDED_FRACTION, ""),
                true,
                "lt1900-01-01",
                true,
                SearchForm.ofDate(resource)));
    }

    /** A token, as {@code system|code}. */
    static String token(JsonNode node, String member) {
        return node.path("system").asText() + "|" + node.path(member).asText();
    }
}
