/** Proofs of target files. */
@NullMarked
package org.cgmkit.outcomes.config;

import org.jspecify.annotations.NullMarked;
