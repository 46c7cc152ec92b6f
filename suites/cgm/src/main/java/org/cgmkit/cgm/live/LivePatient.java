package org.cgmkit.cgm.live;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.cgmkit.cgm.submitter.OAuthRequests;
import org.cgmkit.kit.capture.CapturedExchange;

/** The id that a receiver was seen to have for the patient: in a token's launch context, or in a search that found something. */
public final class LivePatient {
    private static final ObjectMapper JSON = JsonMapper.builder().build();
    private static final Pattern PARAMETER = Pattern.compile("(?:^|&)patient=(?:Patient(?:/|%2F))?([^&]+)");

    private LivePatient() {}

    /** The first such id; empty where nothing tells. */
    public static Optional<String> in(List<CapturedExchange> exchanges) {
        return Stream.concat(
                        exchanges.stream()
                                .filter(e -> OAuthRequests.grant(e).isPresent())
                                .flatMap(LivePatient::launched),
                        exchanges.stream().filter(e -> e.status() == 200).flatMap(LivePatient::searched))
                .findFirst();
    }

    private static Stream<String> launched(CapturedExchange token) {
        try {
            return Stream.of(JSON.readTree(token.answer()).path("patient").asText())
                    .filter(id -> !id.isEmpty());
        } catch (JsonProcessingException e) {
            return Stream.of();
        }
    }

    private static Stream<String> searched(CapturedExchange search) {
        Matcher parameter = PARAMETER.matcher(search.query());
        return parameter.find()
                ? Stream.of(URLDecoder.decode(parameter.group(1), StandardCharsets.UTF_8))
                : Stream.of();
    }
}
