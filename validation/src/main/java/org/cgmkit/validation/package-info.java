/** Profile validation over HAPI FHIR. */
@NullMarked
package org.cgmkit.validation;

import org.jspecify.annotations.NullMarked;
