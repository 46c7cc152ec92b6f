package org.cgmkit.ehr.defect;

import java.util.List;
import java.util.stream.Stream;

/** Gathers the defects of all seams. */
public final class Defects {

    private Defects() {}

    /** All defects, in the order of the requirements. */
    public static List<Defect> all() {
        return Stream.of(
                        CapabilityDefects.all(),
                        OperationDefects.all(),
                        ResponseDefects.all(),
                        StorageDefects.all(),
                        DetailDefects.all(),
                        SearchDefects.all(),
                        SearchFormDefects.all(),
                        PageDefects.all(),
                        ConditionalCreateDefects.all(),
                        DeduplicationDefects.all(),
                        AllowListDefects.all(),
                        PatientContextDefects.all(),
                        MustSupportDefects.all(),
                        ProfileDefects.all(),
                        MalformedDefects.all(),
                        OrderDefects.all(),
                        ThrottlingDefects.all(),
                        AuthorizationDefects.all())
                .flatMap(List::stream)
                .toList();
    }
}
