/** Searches, as they come in URLs and in conditional creates. */
@NullMarked
package org.cgmkit.ehr.search;

import org.jspecify.annotations.NullMarked;
