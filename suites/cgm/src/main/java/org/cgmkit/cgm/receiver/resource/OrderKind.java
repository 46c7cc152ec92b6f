package org.cgmkit.cgm.receiver.resource;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.cgmkit.cgm.receiver.capability.Capability;
import org.cgmkit.fixtures.order.OneTimeOrder;
import org.cgmkit.fixtures.order.StandingOrder;
import org.cgmkit.guide.cgm.GuideVersion;
import org.cgmkit.guide.cgm.Profile;

/** The kinds of orders that a receiver may show (guide, "Standing Orders" and "One-Time Orders"). */
enum OrderKind {
    STANDING(StandingOrder.CODE, Profile.CGM_STANDING_ORDER, Profile.SCHEDULE),
    ONE_TIME(OneTimeOrder.CODE, Profile.CGM_ONE_TIME_ORDER, Profile.ONE_TIME_SPEC);

    private final String code;
    private final Profile profile;
    private final Profile extension;

    OrderKind(String code, Profile profile, Profile extension) {
        this.code = code;
        this.profile = profile;
        this.extension = extension;
    }

    /** The kinds that a version of the guide has. */
    static List<OrderKind> of(GuideVersion guide) {
        return Arrays.stream(values())
                .filter(kind -> guide.orderCode(kind.profile).isPresent())
                .toList();
    }

    /** What it is searched by, as {@code system|code}. */
    String token(GuideVersion guide) {
        return guide.codeSystem() + "|" + code;
    }

    /** The canonical of the profile that it has to meet. */
    String profile(GuideVersion guide) {
        return profile.url(guide);
    }

    /**
     * What a ServiceRequest means to be: by its code, or, where that is missing or wrong, by the profile that it claims
     * or by its extension, unless it claims to be an order for other data than CGM. Other requests, of which an EHR has many, are none.
     */
    static Optional<OrderKind> of(JsonNode request, GuideVersion guide) {
        return first(
                        guide,
                        kind -> request.path("code").findValuesAsText("code").contains(kind.code))
                .or(() -> first(guide, kind -> claims(request, kind.profile, guide)))
                .or(() ->
                        claims(request, Profile.STANDING_ORDER, guide) || claims(request, Profile.ONE_TIME_ORDER, guide)
                                ? Optional.empty()
                                : first(
                                        guide,
                                        kind -> request.path("extension")
                                                .findValuesAsText("url")
                                                .contains(kind.extension.url(guide))));
    }

    private static Optional<OrderKind> first(GuideVersion guide, Predicate<OrderKind> fits) {
        return of(guide).stream().filter(fits).findFirst();
    }

    private static boolean claims(JsonNode request, Profile profile, GuideVersion guide) {
        for (JsonNode claimed : request.path("meta").path("profile")) {
            if (Capability.isCanonical(claimed.asText(), profile.url(guide), guide)) {
                return true;
            }
        }
        return false;
    }
}
