package org.cgmkit.submitter.defect;

import java.net.URI;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.cgmkit.submitter.wire.OutgoingRequest;

/** What an app can get wrong about the operation. */
final class OperationDefects {
    private static final String URL = "submitter.operation.url";

    private OperationDefects() {}

    static List<Defect> all() {
        return List.of(
                posting(
                        "posts-to-bundle-path",
                        "Posts submissions to [base]/Bundle/$submit-cgm-bundle.",
                        r -> at(r, "/Bundle/$submit-cgm-bundle")),
                posting("posts-to-base", "Posts submissions to the base, as a transaction.", r -> at(r, "")),
                posting("puts-the-bundle", "Sends submissions by PUT.", r -> r.by("PUT")),
                posting(
                        "says-plain-xml",
                        "Calls its JSON application/fhir+xml.",
                        r -> r.with("Content-Type", "application/fhir+xml")),
                posting(
                        "wraps-in-parameters",
                        "Wraps the Bundle in a Parameters resource.",
                        r -> r.saying(
                                "{\"resourceType\":\"Parameters\",\"parameter\":[{\"name\":\"bundle\",\"resource\":"
                                        + Objects.requireNonNull(r.body()) + "}]}")));
    }

    private static Defect posting(String id, String description, UnaryOperator<OutgoingRequest> change) {
        return new Defect(id, URL, description, w -> w.sending(s -> s.posting(change)));
    }

    private static OutgoingRequest at(OutgoingRequest request, String path) {
        return request.to(URI.create(request.uri().toString().replace("/$submit-cgm-bundle", path)));
    }
}
