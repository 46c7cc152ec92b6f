package org.cgmkit.ehr.workings;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cgmkit.guide.cgm.GuideVersion;

/** The behaviours by version of the guide: those of STU 1, and what only another version leaves open. */
public final class Behaviours {
    /** Serves only the first of the two places that the ballot has. */
    public static final Behaviour OPERATION_AT_BASE = new BehaviourBuilder(
                    "operation-at-base",
                    "By the ballot: has the operation at [base] only, as the ballot's text has it.")
            .at(SubmissionEndpoint.OPERATION)
            .build();

    /** Serves only the second of the two places that the ballot has. */
    public static final Behaviour OPERATION_AT_BUNDLE = new BehaviourBuilder(
                    "operation-at-bundle",
                    "By the ballot: has the operation at [base]/Bundle only, as the ballot's definition has it.")
            .at("Bundle/" + SubmissionEndpoint.OPERATION)
            .build();

    /** Tells submissions by the Argonaut draft's tag. */
    public static final Behaviour TAG_GATED = new BehaviourBuilder(
                    "tag-gated", "By the Argonaut draft: refuses Bundles without the draft's tag.")
            .wantingTag()
            .build();

    /** Takes submissions of all versions. */
    public static final Behaviour BRIDGING = new BehaviourBuilder(
                    "bridging",
                    "Takes what each version of the guide has: either place of the operation and a batch at [base], in the codes of"
                            + " any version; answers as it is asked.")
            .bridging()
            .build();

    private Behaviours() {}

    /** All that a receiver may do by that version, {@code standard} first. */
    public static List<Behaviour> of(GuideVersion guide) {
        return Stream.concat(
                        Behaviour.all().stream(),
                        switch (guide) {
                            case STU1 -> Stream.of(BRIDGING);
                            case BALLOT -> Stream.of(BRIDGING, OPERATION_AT_BASE, OPERATION_AT_BUNDLE);
                            case ARGONAUT_2024 -> Stream.of(BRIDGING, TAG_GATED);
                        })
                .toList();
    }

    /**
     * The behaviour with that name by that version.
     *
     * @throws IllegalArgumentException where there is none; the message names those that there are
     */
    public static Behaviour named(String name, GuideVersion guide) {
        return of(guide).stream()
                .filter(b -> b.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("Expected one of the behaviours "
                        + of(guide).stream().map(Behaviour::name).collect(Collectors.joining(", ")) + ", but got "
                        + name + "."));
    }
}
