/** Deletes what a run created, as far as the target allows. */
@NullMarked
package org.cgmkit.kit.cleanup;

import org.jspecify.annotations.NullMarked;
