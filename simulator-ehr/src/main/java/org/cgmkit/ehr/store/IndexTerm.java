package org.cgmkit.ehr.store;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Something by which a resource is found.
 *
 * @param parameter the search parameter
 * @param system the system of a code or identifier, or an empty text
 * @param code the code, the value, or the text in lower case
 */
public record IndexTerm(String parameter, String system, String code) {
    /** What an index of either database holds; longer texts are told apart by their hash. */
    private static final int LONGEST = 500;

    public IndexTerm {
        system = fitting(system);
        code = fitting(code);
    }

    /** The text, or what stands for it where it is too long for an index, or PostgreSQL has no such character. */
    public static String fitting(String given) {
        String text = given.indexOf('\0') < 0 ? given : given.replace('\0', '\uFFFD');
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST - 70) + "…" + ContentHash.of(text);
    }

    /** What a resource can be found by (FHIR R4, the search parameters of the types that the guide uses). */
    public static List<IndexTerm> of(JsonNode resource) {
        List<IndexTerm> terms = new ArrayList<>();
        concept(terms, "code", resource.path("code"));
        resource.path("category").forEach(c -> concept(terms, "category", c));
        for (JsonNode identifier : resource.path("identifier")) {
            add(terms, "identifier", identifier.path("system"), identifier.path("value"));
        }
        for (String plain : List.of("status", "gender")) {
            if (resource.path(plain).isTextual()) {
                terms.add(new IndexTerm(plain, "", resource.path(plain).asText()));
            }
        }
        resource.path("name").forEach(n -> name(terms, n));
        return terms;
    }

    private static void concept(List<IndexTerm> terms, String parameter, JsonNode concept) {
        concept.path("coding").forEach(c -> add(terms, parameter, c.path("system"), c.path("code")));
    }

    private static void add(List<IndexTerm> terms, String parameter, JsonNode system, JsonNode code) {
        if (code.isTextual()) {
            terms.add(new IndexTerm(parameter, system.asText(""), code.asText()));
        }
    }

    private static void name(List<IndexTerm> terms, JsonNode name) {
        text(terms, "family", name.path("family"));
        name.path("given").forEach(g -> text(terms, "given", g));
        text(terms, "name", name.path("text"));
    }

    private static void text(List<IndexTerm> terms, String parameter, JsonNode text) {
        if (text.isTextual()) {
            String lower = text.asText().toLowerCase(Locale.ROOT);
            terms.add(new IndexTerm(parameter, "", lower));
            if (!parameter.equals("name")) {
                terms.add(new IndexTerm("name", "", lower));
            }
        }
    }
}
