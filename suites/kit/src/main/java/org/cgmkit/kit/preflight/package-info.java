/** What is found out about any FHIR server before the first check. */
@NullMarked
package org.cgmkit.kit.preflight;

import org.jspecify.annotations.NullMarked;
