/** Stands in for the data submitter. */
@NullMarked
package org.cgmkit.submitter;

import org.jspecify.annotations.NullMarked;
