package org.cgmkit.partner.matrix;

import java.nio.file.Path;
import org.cgmkit.cloud.workings.PartnerBehaviour;
import org.cgmkit.partner.mapping.Mapping;
import org.cgmkit.partner.mapping.MappingFile;

/** The mapping of a behaviour: the one that the kit has, with the lines that are otherwise. */
final class VariantMapping {
    private VariantMapping() {}

    static Mapping of(PartnerBehaviour behaviour) {
        return MappingFile.parse(Path.of(behaviour.id() + ".yaml"), text(behaviour.id()));
    }

    private static String text(String behaviour) {
        String standard = MappingFile.text("examplia");
        return switch (behaviour) {
            case "dexcom-v3" -> MappingFile.text("dexcom-v3");
            case "pages-by-number" ->
                standard.replace("cursor: \"{cursor}\"", "page: \"{page}\"")
                        .replace("pages: {cursor: /next}", "pages: {number: {from: 1}}");
            case "next-links" -> standard.replace("pages: {cursor: /next}", "pages: {next: /next}");
            case "one-page" -> standard.replace("    pages: {cursor: /next}\n", "");
            case "closed-bounds" -> standard.replace("bounds: \"[)\"", "bounds: \"[]\"");
            case "overlap-only" ->
                standard.replace("changedSince: \"{since}\", ", "").replace(", since: arrived", "");
            case "clock-without-offset" ->
                standard.replace("time: {at: /time, time: instant}", "time: {at: /time, time: wall}");
            case "signs-for-limits" ->
                standard.replace(
                        "outOfRange: {at: /range, table: {low: low, high: high}, else: null}",
                        "outOfRange: {jsonata: \"value = 39 ? 'low' : value = 401 ? 'high' : null\"}");
            case "no-revoke-endpoint" -> standard.replace("revoke: /oauth/revoke, ", "");
            default -> standard;
        };
    }
}
