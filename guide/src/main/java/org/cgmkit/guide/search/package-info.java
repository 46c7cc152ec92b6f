/** Searches as FHIR R4 writes them, in URLs, headers and the conditions of conditional creates. */
@NullMarked
package org.cgmkit.guide.search;

import org.jspecify.annotations.NullMarked;
