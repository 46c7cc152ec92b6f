package org.cgmkit.outcomes.answer;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** A figure of an answer, and where the kit's own form has it. */
public enum Figure {
    /** Share below 54 mg/dL, in percent. */
    VERY_LOW("veryLow", "/percent/veryLow"),
    /** Share from 54 to 69 mg/dL. */
    LOW("low", "/percent/low"),
    /** Share from 70 to 180 mg/dL. */
    TARGET("target", "/percent/target"),
    /** Share from 181 to 250 mg/dL. */
    HIGH("high", "/percent/high"),
    /** Share above 250 mg/dL. */
    VERY_HIGH("veryHigh", "/percent/veryHigh"),
    /** Share below 70 mg/dL, very low included. */
    BELOW_70("below70", "/percent/below70"),
    /** Share above 180 mg/dL, very high included. */
    ABOVE_180("above180", "/percent/above180"),
    /** Share without data. */
    NO_DATA("noData", "/percent/noData"),
    /** Mean glucose. */
    MEAN("mean", "/mean/value"),
    /** Standard deviation. */
    SD("sd", "/sd/value"),
    /** Coefficient of variation, in percent. */
    CV("cv", "/cv"),
    /** Glucose management indicator, in percent. */
    GMI("gmi", "/gmi"),
    /** Glycemia risk index. */
    GRI("gri", "/gri"),
    /** Active share, in percent. */
    ACTIVE("active", "/active"),
    /** Whether data are enough. */
    SUFFICIENT("sufficient", "/sufficient"),
    /** Number of low events. */
    LEVEL_ONE("levelOne", "/events/levelOne"),
    /** Number of very low events. */
    LEVEL_TWO("levelTwo", "/events/levelTwo"),
    /** Number of low events that are longer than two hours. */
    EXTENDED("extended", "/events/extended");

    /** The five shares that do not overlap. */
    public static final List<Figure> SHARES = List.of(VERY_LOW, LOW, TARGET, HIGH, VERY_HIGH);

    private final String id;
    private final String place;

    Figure(String id, String place) {
        this.id = id;
        this.place = place;
    }

    /** The name in target files. */
    public String id() {
        return id;
    }

    /** Where it is in the kit's own form, as a JSON Pointer (RFC 6901). */
    public String place() {
        return place;
    }

    /** The figure of that name, or empty. */
    public static Optional<Figure> find(String id) {
        return Arrays.stream(values()).filter(each -> each.id.equals(id)).findFirst();
    }
}
