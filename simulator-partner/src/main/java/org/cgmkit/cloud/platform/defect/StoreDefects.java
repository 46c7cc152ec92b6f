package org.cgmkit.cloud.platform.defect;

import static org.cgmkit.cloud.platform.workings.PlatformWorkings.storing;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.cgmkit.cloud.ask.Stream;
import org.cgmkit.cloud.platform.workings.StoreRules;

/** Departures of what it stores. */
final class StoreDefects {
    private StoreDefects() {}

    static List<PlatformDefect> all() {
        return List.of(
                PlatformDefect.of(
                        "keeps-glucose-only",
                        "data.stored",
                        "Insulin is asked for and not stored.",
                        () -> storing(new StoreRules() {
                            @Override
                            public boolean stores(Stream stream) {
                                return stream == Stream.GLUCOSE;
                            }
                        })),
                PlatformDefect.of(
                        "stores-twice",
                        "data.once",
                        "What comes again is stored again.",
                        () -> storing(new StoreRules() {
                            @Override
                            public boolean knowsAgain() {
                                return false;
                            }
                        })),
                PlatformDefect.of(
                        "ignores-units",
                        "data.units",
                        "All values are taken for mg/dL.",
                        () -> storing(new StoreRules() {
                            @Override
                            public BigDecimal value(BigDecimal right, BigDecimal came) {
                                return came;
                            }
                        })),
                PlatformDefect.of(
                        "adds-offset-twice",
                        "data.times",
                        "Times are shifted by the offset of its zone.",
                        () -> storing(new StoreRules() {
                            @Override
                            public Instant time(Instant right) {
                                return right.plusSeconds(ZoneId.of("Europe/Berlin")
                                        .getRules()
                                        .getOffset(right)
                                        .getTotalSeconds());
                            }
                        })),
                PlatformDefect.of(
                        "all-or-nothing",
                        "data.bad-record",
                        "An answer with one bad record is dropped, and asked for again for ever.",
                        () -> storing(new StoreRules() {
                            @Override
                            public boolean refusesAllForOne() {
                                return true;
                            }
                        })));
    }
}
