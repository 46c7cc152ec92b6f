/** Mutants of a sound peer, made by machine from what passes on the wire, and what a suite says of them. */
@NullMarked
package org.cgmkit.kit.proof.mutant;

import org.jspecify.annotations.NullMarked;
