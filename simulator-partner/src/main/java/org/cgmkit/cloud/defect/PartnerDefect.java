package org.cgmkit.cloud.defect;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.cgmkit.cloud.workings.PartnerWorkings;

/**
 * One departure of a simulated cloud.
 *
 * @param id the name by which it is chosen
 * @param requirement the id of the one requirement that it breaks
 * @param description what the cloud does, in a sentence
 * @param makes what is otherwise than in a sound cloud; made anew for each, as some of it counts
 */
public record PartnerDefect(String id, String requirement, String description, Supplier<PartnerWorkings> makes) {

    /** All of them, in the order of the requirements. */
    public static List<PartnerDefect> all() {
        return Stream.of(
                        ConsentDefects.all(),
                        TokenDefects.all(),
                        AccessDefects.all(),
                        WindowDefects.all(),
                        RecordDefects.all(),
                        GlucoseDefects.all(),
                        InsulinDefects.all(),
                        LifeDefects.all())
                .flatMap(List::stream)
                .toList();
    }

    /** The one of that name, or empty. */
    public static Optional<PartnerDefect> find(String id) {
        return all().stream().filter(each -> each.id().equals(id)).findFirst();
    }

    static PartnerDefect of(String id, String requirement, String description, Supplier<PartnerWorkings> makes) {
        return new PartnerDefect(id, "partner-source." + requirement, description, makes);
    }
}
