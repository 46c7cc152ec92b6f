package org.cgmkit.cloud.platform.defect;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.cgmkit.cloud.platform.workings.PlatformWorkings;

/**
 * One departure of a simulated platform.
 *
 * @param id the name by which it is chosen
 * @param requirement the id of the one requirement that it breaks
 * @param description what the platform does, in a sentence
 * @param makes what is otherwise than in a sound platform; made anew for each, as some of it counts
 */
public record PlatformDefect(String id, String requirement, String description, Supplier<PlatformWorkings> makes) {

    /** All of them. */
    public static List<PlatformDefect> all() {
        return Stream.of(
                        ConnectDefects.all(),
                        RenewalDefects.all(),
                        PollDefects.all(),
                        AskDefects.all(),
                        StoreDefects.all(),
                        RevocationDefects.all())
                .flatMap(List::stream)
                .toList();
    }

    /** The one of that name, or empty. */
    public static Optional<PlatformDefect> find(String id) {
        return all().stream().filter(each -> each.id().equals(id)).findFirst();
    }

    static PlatformDefect of(String id, String requirement, String description, Supplier<PlatformWorkings> makes) {
        return new PlatformDefect(id, "platform." + requirement, description, makes);
    }
}
