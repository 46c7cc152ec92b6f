package org.cgmkit.guide.cgm.drift;

import java.util.List;

/**
 * Something by which a system shows for which state of the guide it was built.
 *
 * @param id its short name: R and a number for receivers, S and a number for submitters
 * @param role the id of the role
 * @param seen what is seen, as a sentence
 * @param change what to change, in sentences
 * @param cases in which cases it shows
 */
record DriftSignature(String id, String role, String seen, String change, List<DriftCase> cases) {}
