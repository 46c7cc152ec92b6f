/** Proofs of the commands of the outcome rules. */
@NullMarked
package org.cgmkit.cli.outcomes;

import org.jspecify.annotations.NullMarked;
