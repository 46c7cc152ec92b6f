package org.cgmkit.guide.cgm.drift;

import java.util.List;
import org.cgmkit.guide.cgm.GuideVersion;

/** Forms of which a receiver may take one and refuse another; a refusal alone says nothing, so two are tried. */
public enum Tried {
    OPERATION_AT_BASE("operation at [base]"),
    OPERATION_AT_BUNDLE("operation at [base]/Bundle"),
    BATCH_AT_BASE("batch at [base]"),
    TRANSACTION_AT_BASE("transaction at [base]"),
    REPORT_OF_STU1("report coded for stu1"),
    REPORT_OF_BALLOT("report coded for ballot"),
    REPORT_OF_ARGONAUT("report coded for argonaut-2024"),
    WITHOUT_CATEGORY("entries without category"),
    WITH_CATEGORY("entries with category"),
    WITHOUT_TAG("submission without tag"),
    WITH_TAG("submission with tag"),
    MOLAR_READING("reading with 105272-9"),
    OLD_MOLAR_READING("reading with 14745-4"),
    READING_WITHOUT_VALUE("reading without value"),
    READING_WITH_VALUE("reading with value"),
    PLAIN_PATIENT("plain patient"),
    US_CORE_PATIENT("patient of US Core"),
    BARE_CONDITION("bare condition"),
    TYPED_CONDITION("condition with type");

    private final String form;

    Tried(String form) {
        this.form = form;
    }

    /** A report in the codes of that version. */
    public static Tried reportOf(GuideVersion version) {
        return switch (version) {
            case STU1 -> REPORT_OF_STU1;
            case BALLOT -> REPORT_OF_BALLOT;
            case ARGONAUT_2024 -> REPORT_OF_ARGONAUT;
        };
    }

    /** A reading in moles per volume in the code of that version; two of the versions have the same. */
    public static Tried molarReadingOf(GuideVersion version) {
        return version == GuideVersion.ARGONAUT_2024 ? OLD_MOLAR_READING : MOLAR_READING;
    }

    /** The fact that it was taken. */
    public String taken() {
        return form + ": taken";
    }

    /** The fact that it was refused. */
    public String refused() {
        return form + ": refused";
    }

    /** Both facts. */
    List<String> both() {
        return List.of(taken(), refused());
    }
}
