package org.cgmkit.guide.cgm.drift;

import java.util.Set;

/**
 * What shows that a system was built for the version of the run.
 *
 * @param form a case that says so
 * @param unlike the windows that a system with that form was not built from
 */
record OwnForm(DriftCase form, Set<Window> unlike) {}
