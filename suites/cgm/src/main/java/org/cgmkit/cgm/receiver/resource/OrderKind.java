package org.cgmkit.cgm.receiver.resource;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
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

    private static final GuideVersion GUIDE = GuideVersion.STU1;

    private final String code;
    private final Profile profile;
    private final Profile extension;

    OrderKind(String code, Profile profile, Profile extension) {
        this.code = code;
        this.profile = profile;
        this.extension = extension;
    }

    /** What it is searched by, as {@code system|code}. */
    String token() {
        return GUIDE.codeSystem() + "|" + code;
    }

    /** The canonical of the profile that it has to meet. */
    String profile() {
        return profile.url(GUIDE);
    }

    /**
     * What a ServiceRequest means to be: by its code, or, where that is missing or wrong, by the profile that it claims
     * or by its extension, unless it claims to be an order for other data than CGM. Other requests, of which an EHR has many, are none.
     */
    static Optional<OrderKind> of(JsonNode request) {
        return first(kind -> request.path("code").findValuesAsText("code").contains(kind.code))
                .or(() -> first(kind -> claims(request, kind.profile)))
                .or(() -> claims(request, Profile.STANDING_ORDER) || claims(request, Profile.ONE_TIME_ORDER)
                        ? Optional.empty()
                        : first(kind -> request.path("extension")
                                .findValuesAsText("url")
                                .contains(kind.extension.url(GUIDE))));
    }

    private static Optional<OrderKind> first(Predicate<OrderKind> fits) {
        return Arrays.stream(values()).filter(fits).findFirst();
    }

    private static boolean claims(JsonNode request, Profile profile) {
        for (JsonNode claimed : request.path("meta").path("profile")) {
            if (Capability.isCanonical(claimed.asText(), profile.url(GUIDE), GUIDE)) {
                return true;
            }
        }
        return false;
    }
}
