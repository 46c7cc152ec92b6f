package org.cgmkit.partner.poll;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * What a platform keeps of a connection.
 *
 * @param access the access token; empty where none came
 * @param refresh the refresh token; empty where none came
 */
public record Tokens(String access, String refresh) {

    /** Those of an answer; the refresh token stays where none came. */
    public static Tokens of(JsonNode answer, String before) {
        return new Tokens(
                answer.path("access_token").asText(),
                answer.path("refresh_token").asText(before));
    }
}
