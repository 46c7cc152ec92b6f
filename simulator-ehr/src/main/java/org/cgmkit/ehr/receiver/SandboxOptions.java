package org.cgmkit.ehr.receiver;

import java.util.List;
import org.cgmkit.ehr.authorization.SmartOptions;
import org.cgmkit.ehr.defect.Defect;
import org.cgmkit.ehr.workings.Behaviour;
import org.cgmkit.guide.cgm.GuideVersion;
import org.jspecify.annotations.Nullable;

/**
 * How a sandbox is set up.
 *
 * @param id the name in its path, or null for one that is made up
 * @param guide the version of the guide by which it works
 * @param behaviour what it does where the guide leaves that open
 * @param defects where it departs from the guide
 * @param patient the id of the patient whom its credential is bound to, or null where it may speak of any patient
 * @param token the bearer token that it asks for, or null where it asks for none
 * @param smart how it authorizes by SMART, or null where it does not
 */
public record SandboxOptions(
        @Nullable String id,
        GuideVersion guide,
        Behaviour behaviour,
        List<Defect> defects,
        @Nullable String patient,
        @Nullable String token,
        @Nullable SmartOptions smart) {
    /** The patient whom a sandbox is bound to where nothing else is said: the first of the sample patients. */
    public static final String PATIENT = "mara-lindqvist";

    public SandboxOptions {
        defects = List.copyOf(defects);
        if (id != null && !id.matches("[a-z0-9][a-z0-9-]{0,62}")) {
            throw new IllegalArgumentException(
                    "Expected lower-case letters, digits and hyphens, at most 63, as the id of a sandbox, but got " + id
                            + ".");
        }
        if (token != null && smart != null) {
            throw new IllegalArgumentException(
                    "Expected a token or SMART authorization for a sandbox, but got both: leave one of them out.");
        }
    }

    /** A sound sandbox with the standard behaviour, bound to {@link #PATIENT}, without a token. */
    public static SandboxOptions standard() {
        return new SandboxOptions(null, GuideVersion.usual(), Behaviour.STANDARD, List.of(), PATIENT, null, null);
    }

    /** A sandbox that shows one defect, under the behaviour and with the authorization under which it shows. */
    public static SandboxOptions showing(Defect defect) {
        SandboxOptions options = standard().with(defect.behaviour()).with(List.of(defect));
        return defect.needsSmart() ? options.withSmart(SmartOptions.standard()) : options;
    }

    /** The behaviour under which the first of these defects shows, or the standard one where there are none. */
    public static Behaviour behaviourFor(List<Defect> defects) {
        return defects.isEmpty() ? Behaviour.STANDARD : defects.getFirst().behaviour();
    }

    /** The same under another name. */
    public SandboxOptions named(String name) {
        return new SandboxOptions(name, guide, behaviour, defects, patient, token, smart);
    }

    /** The same by another version of the guide. */
    public SandboxOptions by(GuideVersion other) {
        return new SandboxOptions(id, other, behaviour, defects, patient, token, smart);
    }

    /** The same with another behaviour. */
    public SandboxOptions with(Behaviour other) {
        return new SandboxOptions(id, guide, other, defects, patient, token, smart);
    }

    /** The same with other defects. */
    public SandboxOptions with(List<Defect> others) {
        return new SandboxOptions(id, guide, behaviour, others, patient, token, smart);
    }

    /** The same bound to one patient. */
    public SandboxOptions boundTo(String patientId) {
        return new SandboxOptions(id, guide, behaviour, defects, patientId, token, smart);
    }

    /** The same for any patient, as with a credential at system level. */
    public SandboxOptions forAnyPatient() {
        return new SandboxOptions(id, guide, behaviour, defects, null, token, smart);
    }

    /** The same with a bearer token. */
    public SandboxOptions withToken(String bearer) {
        return new SandboxOptions(id, guide, behaviour, defects, patient, bearer, null);
    }

    /** The same that authorizes by SMART. */
    public SandboxOptions withSmart(SmartOptions options) {
        return new SandboxOptions(id, guide, behaviour, defects, patient, null, options);
    }
}
