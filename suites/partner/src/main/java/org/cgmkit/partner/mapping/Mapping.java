package org.cgmkit.partner.mapping;

import java.util.List;
import java.util.Optional;

/**
 * How a maker's API is asked and read.
 *
 * @param name what it is called
 * @param api the API's address
 * @param oauth how users authorize platforms
 * @param streams the kinds of data
 */
public record Mapping(String name, String api, OAuthMapping oauth, List<StreamMapping> streams) {
    /** Keeps a copy. */
    public Mapping {
        streams = List.copyOf(streams);
    }

    /** The streams of devices' data; neither lists of devices nor how far data reach. */
    public List<StreamMapping> dataStreams() {
        return streams.stream()
                .filter(each -> each.mayHave("cbg") || each.mayHave("basal") || each.mayHave("bolus"))
                .toList();
    }

    /** The stream that lists devices, or empty. */
    public Optional<StreamMapping> devices() {
        return streams.stream().filter(each -> each.mayHave("device")).findFirst();
    }
}
