package org.cgmkit.kit.check;

import java.lang.reflect.Method;
import java.util.Optional;

/** What a run gives to its checks. Handed to {@link SubjectExtension} through the store of the launcher's session. */
public interface CheckRun {

    /** Whether checks can ask for a parameter of that type. */
    boolean offers(Class<?> type);

    /**
     * The object of that type for one check; the same one each time it is asked for.
     *
     * @param checkId the check's unique id on the JUnit Platform
     * @param check the method that checks
     */
    Object offer(Class<?> type, String checkId, Method check);

    /** Why no further check is to begin, or empty while the run goes on. */
    Optional<String> stopped();
}
