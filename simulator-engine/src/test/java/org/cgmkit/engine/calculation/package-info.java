/** Proofs of the reference engine. */
@NullMarked
package org.cgmkit.engine.calculation;

import org.jspecify.annotations.NullMarked;
