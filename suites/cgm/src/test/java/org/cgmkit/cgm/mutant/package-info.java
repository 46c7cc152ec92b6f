/** What the suites say of mutants of sound receivers. */
@NullMarked
package org.cgmkit.cgm.mutant;

import org.jspecify.annotations.NullMarked;
