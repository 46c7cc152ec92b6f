package org.cgmkit.guide.cgm;

import org.cgmkit.guide.BrokenGuideDataException;
import org.cgmkit.guide.Catalogue;
import org.cgmkit.guide.Specification;

/**
 * A published version of the Continuous Glucose Monitoring guide. Everything that depends on the version (canonicals,
 * profiles, requirements) is looked up under it, so that a later version is data beside this one.
 */
public enum GuideVersion {
    /** Standard for Trial Use 1, package {@code hl7.fhir.uv.cgm#1.0.0}. */
    STU1("stu1", "1.0.0", "http://hl7.org/fhir/uv/cgm");

    private final String id;
    private final String packageVersion;
    private final String canonicalBase;

    GuideVersion(String id, String packageVersion, String canonicalBase) {
        this.id = id;
        this.packageVersion = packageVersion;
        this.canonicalBase = canonicalBase;
    }

    /** The short name used in files, options and results, such as {@code stu1}. */
    public String id() {
        return id;
    }

    /** The version of the published package, such as {@code 1.0.0}. */
    public String packageVersion() {
        return packageVersion;
    }

    /** The address under which every canonical of this version stands, without a slash at its end. */
    public String canonicalBase() {
        return canonicalBase;
    }

    /** The canonical that a data receiver lists in {@code CapabilityStatement.instantiates}. */
    public String receiverCapabilityStatement() {
        return canonicalBase + "/CapabilityStatement/cgm-data-receiver";
    }

    /** The canonical of the definition of {@code $submit-cgm-bundle}. */
    public String submitOperation() {
        return canonicalBase + "/OperationDefinition/submit-cgm-bundle";
    }

    /** The code system with the codes of standing and one-time orders. */
    public String codeSystem() {
        return canonicalBase + "/CodeSystem/cgm";
    }

    /**
     * What this version asks of receivers and submitters, read anew each time.
     *
     * @throws BrokenGuideDataException where the data packed with the kit are not as they have to be
     */
    public Catalogue catalogue() {
        return Catalogue.read(GuideVersion.class, id);
    }

    /** This version, as one of the specifications that the kit knows. */
    public Specification specification() {
        return catalogue().specification();
    }
}
