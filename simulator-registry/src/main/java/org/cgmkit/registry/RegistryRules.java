package org.cgmkit.registry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.cgmkit.registry.RegistryAnswer.Reason;

/** Where a registry may depart from what is asked of it. These are the sound rules; a defect replaces some of them. */
class RegistryRules {

    /** What {@code /metadata} answers. */
    ObjectNode metadata(ObjectNode sound) {
        return sound;
    }

    /** Whether submissions are taken at a path. */
    boolean takesSubmissionsAt(String path) {
        return path.equals("Bundle/$submit-t1d-data");
    }

    /** The Bundle in the body of a submission, or something else that is refused then. */
    JsonNode bundle(JsonNode body) {
        return body;
    }

    /** What keeps a submission from being taken. */
    List<Reason> reasons(JsonNode bundle, List<Reason> found) {
        return found;
    }

    /** The refusal of a submission, after which nothing of it is stored. */
    RegistryAnswer refusal(RegistryAnswer sound, ArrayNode entries, RegistryStore store) {
        return sound;
    }

    /** Whether {@code ifNoneExist} is looked at. */
    List<String> matches(List<String> found) {
        return found;
    }

    /** Whether a reference to an entry is rewritten. */
    boolean rewrites(String type, String element, boolean matched) {
        return true;
    }

    /** How many resources a create makes. */
    int copies(String type, boolean conditional) {
        return 1;
    }

    /** Whether a conditional update is applied to its match. */
    List<String> updated(List<String> found) {
        return found;
    }

    /** Whether what was accepted is stored. */
    boolean stores(String type) {
        return true;
    }

    /** What is stored of a resource. */
    ObjectNode stored(ObjectNode resource) {
        return resource;
    }

    /** The answer to a submission that was taken. */
    ObjectNode answer(ObjectNode sound) {
        return sound;
    }

    /** Whether a search finds what it should. */
    List<String> found(String type, List<String> sound) {
        return sound;
    }

    /** The answer to a plain create. */
    boolean takesCreates() {
        return true;
    }
}
