package org.cgmkit.submitter.defect;

import java.util.List;
import java.util.stream.Stream;

/** Gathers the defects of all seams. */
public final class Defects {

    private Defects() {}

    /** All defects, in the order of the requirements. */
    public static List<Defect> all() {
        return Stream.of(
                        OperationDefects.all(),
                        ConformanceDefects.all(),
                        PatientDefects.all(),
                        EntryDefects.all(),
                        MustSupportDefects.all(),
                        OrderDefects.all(),
                        DeliveryDefects.all(),
                        ConditionDefects.all(),
                        ValueDefects.all(),
                        AuthorizationDefects.all())
                .flatMap(List::stream)
                .toList();
    }
}
