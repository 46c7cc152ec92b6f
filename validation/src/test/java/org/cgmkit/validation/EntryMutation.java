package org.cgmkit.validation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.function.BiConsumer;

/** Changes of one entry of a submission, sound or not; chosen by chance, the same for the same seed. */
final class EntryMutation {
    private static final ObjectMapper JSON = new ObjectMapper();

    private static final List<String> ODD_TIMES = List.of(
            "2026-02-30T10:00:00Z",
            "2026-13-01T10:00:00Z",
            "2026-03-01T25:00:00Z",
            "2026-03-01T10:00Z",
            "2026-03-01T10:00:00",
            "2026-03-01",
            "1700-03-01T10:00:00Z",
            "2226-03-01T10:00:00Z",
            "2026-03-01T10:00:00+14:30",
            "2026-03-01T10:00:60Z",
            " 2026-03-01T10:00:00Z",
            "yesterday",
            "");

    private static final List<String> ODD_TEXTS =
            List.of("", " ", " x", "x\ty", "a<b>c</b>", "é\u202Ex", "x".repeat(200), "urn:uuid:1", "1/2");

    private final Random random;
    private final List<String> fullUrls;
    private final List<BiConsumer<ObjectNode, ObjectNode>> changes = new ArrayList<>();

    /**
     * Changes of entries of a submission.
     *
     * @param fullUrls the fullUrls in it
     */
    EntryMutation(Random random, List<String> fullUrls) {
        this.random = random;
        this.fullUrls = fullUrls;
        leavesThatAreLeftOut();
        valuesThatCount();
        structure();
        references();
    }

    /** Changes an entry, mostly once. */
    void change(ObjectNode entry) {
        JsonNode resource = entry.path("resource");
        int times = random.nextInt(6) == 0 ? 2 : 1;
        for (int i = 0; i < times && resource instanceof ObjectNode object; i++) {
            // Some changes are made often, as one fault of an app is found in all its entries.
            int choice =
                    random.nextInt(3) > 0 ? random.nextInt(8) * 5 % changes.size() : random.nextInt(changes.size());
            changes.get(choice).accept(entry, object);
        }
    }

    private void leavesThatAreLeftOut() {
        change((e, r) -> r.put(
                "effectiveDateTime",
                "2026-0%d-1%dT1%d:00:0%d.%d+0%d:30"
                        .formatted(1 + digit(9), digit(), digit(), digit(), digit(), digit())));
        change((e, r) -> r.put("effectiveDateTime", one(ODD_TIMES)));
        change((e, r) -> r.put("issued", "2026-03-1%dT10:00:00Z".formatted(digit())));
        change((e, r) -> r.put("issued", one(ODD_TIMES)));
        change((e, r) -> quantity(r).put("value", new BigDecimal(digit() + "1." + digit())));
        change((e, r) -> quantity(r)
                .set(
                        "value",
                        DecimalNode.valueOf(new BigDecimal(one(List.of(
                                "-5",
                                "1E+2",
                                "0.00",
                                "123456789012345678901.5",
                                "0.123456789012345678901",
                                "1e-30"))))));
        change((e, r) -> identifier(r).put("value", "run." + random.nextInt(1000)));
        change((e, r) -> identifier(r).put("value", one(ODD_TEXTS)));
        change((e, r) -> identifier(r)
                .put("system", one(List.of("urn:ietf:rfc:3986", "https://tools.ietf.org/html/rfc4122", ""))));
        change((e, r) -> e.put("fullUrl", "urn:uuid:" + new UUID(random.nextLong(), random.nextLong())));
        change((e, r) -> e.put(
                "fullUrl",
                one(List.of(
                        "urn:uuid:12",
                        "URN:UUID:1",
                        "Observation/1",
                        "http://x.org/fhir/Observation/a1",
                        "urn:uuid:7C3B1D52-90A4-4E6F-8D2B-000000000001",
                        ""))));
        change((e, r) -> r.put("id", "a" + random.nextInt(1000)));
        change((e, r) -> r.put("id", one(ODD_TEXTS)));
        change((e, r) -> {
            String id = "b" + random.nextInt(1000);
            r.put("id", id);
            e.put("fullUrl", "http://x.org/fhir/" + r.path("resourceType").asText() + "/" + id);
            request(e).put("method", "PUT").put("url", r.path("resourceType").asText() + "/" + id);
        });
        change((e, r) -> request(e).put("ifNoneExist", "identifier=a|" + random.nextInt(1000)));
        change((e, r) -> request(e).put("ifNoneExist", one(ODD_TEXTS)));
    }

    private void valuesThatCount() {
        change((e, r) -> quantity(r).put("unit", "mg/dL"));
        change((e, r) -> quantity(r).put("code", "mg"));
        change((e, r) -> quantity(r).put("value", "5"));
        change((e, r) -> quantity(r).remove("system"));
        change((e, r) -> r.put("status", one(List.of("finished", "amended", "FINAL"))));
        change((e, r) -> r.withObject("/code").withArray("coding").addObject().put("code", "x"));
        change((e, r) -> r.put("note", "x"));
        change((e, r) -> r.put("comment", one(ODD_TEXTS)));
        change((e, r) -> request(e).put("method", one(List.of("GET", "PUT", "post"))));
    }

    private void structure() {
        for (String name : List.of("status", "code", "subject", "effectiveDateTime", "category", "valueQuantity")) {
            change((e, r) -> r.remove(name));
            change((e, r) -> r.putNull(name));
        }
        for (String name : List.of("status", "code", "subject")) {
            change((e, r) -> r.putArray(name).add("x"));
            change((e, r) -> r.putObject(name));
        }
        change((e, r) -> r.put("valueString", "x"));
        change((e, r) -> r.putObject("dataAbsentReason").put("text", "lost"));
        change((e, r) ->
                r.putArray("extension").addObject().put("url", "http://x.org/e").put("valueString", "x"));
        change((e, r) -> r.putArray("extension").addObject().put("url", "x"));
        change((e, r) -> r.putObject("meta")
                .putArray("profile")
                .add(PartsComparison.PROFILE.replace("data-submission-bundle", "device")));
        change((e, r) -> r.putObject("meta").put("versionId", "1"));
        change((e, r) -> r.putObject("text")
                .put("status", "generated")
                .put("div", "<div xmlns='http://www.w3.org/1999/xhtml'>x</div>"));
        change((e, r) -> r.putObject("text").put("status", "generated").put("div", "<div>x"));
        change((e, r) -> r.put("resourceType", "Foo"));
        change((e, r) -> e.remove("request"));
        change((e, r) -> e.put("resource", "x"));
        change((e, r) -> e.putObject("response").put("status", "200"));
    }

    private void references() {
        change((e, r) -> reference(r, "subject", "urn:uuid:00000000-0000-4000-8000-000000000000"));
        change((e, r) -> reference(
                r,
                "subject",
                one(List.of(
                        "Patient/p2",
                        "http://x.org/Patient/1",
                        "Patient?identifier=1",
                        "#p",
                        "nobody",
                        "Observation/a1",
                        ""))));
        change((e, r) -> reference(r, "subject", one(fullUrls)));
        change((e, r) -> reference(r, "device", one(fullUrls)));
        change((e, r) -> reference(r, "device", e.path("fullUrl").asText()));
        change((e, r) -> r.putArray("derivedFrom").addObject().put("reference", one(fullUrls)));
        change((e, r) -> {
            ArrayNode members = r.putArray("hasMember");
            members.addObject().put("reference", one(fullUrls));
            members.addObject().put("reference", one(fullUrls));
        });
        change((e, r) -> reference(r, "device", "Device/a" + random.nextInt(20)));
        change((e, r) -> r.putObject("subject").put("display", "somebody"));
    }

    private void change(BiConsumer<ObjectNode, ObjectNode> change) {
        changes.add(change);
    }

    private static void reference(ObjectNode resource, String name, String target) {
        resource.putObject(name).put("reference", target);
    }

    private static ObjectNode quantity(ObjectNode resource) {
        return object(resource, "valueQuantity");
    }

    private static ObjectNode request(ObjectNode entry) {
        return object(entry, "request");
    }

    private static ObjectNode identifier(ObjectNode resource) {
        JsonNode array = resource.get("identifier");
        JsonNode first = array == null ? null : array.get(0);
        return first instanceof ObjectNode object
                ? object
                : resource.putArray("identifier").addObject().put("system", "http://x.org/ns");
    }

    private static ObjectNode object(ObjectNode parent, String name) {
        return parent.get(name) instanceof ObjectNode object ? object : parent.putObject(name);
    }

    private int digit() {
        return random.nextInt(10);
    }

    private int digit(int bound) {
        return random.nextInt(bound);
    }

    private <T> T one(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    static ObjectNode parsed(String json) {
        try {
            return (ObjectNode) JSON.readTree(json);
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
