/** A small FHIR server that keeps posted summaries and their Provenance, with all versions. */
@NullMarked
package org.cgmkit.engine.summary;

import org.jspecify.annotations.NullMarked;
