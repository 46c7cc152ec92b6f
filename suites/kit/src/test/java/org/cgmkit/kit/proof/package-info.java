/** The machinery by which suites are proved: the matrix of defects, and mutants. */
@NullMarked
package org.cgmkit.kit.proof;

import org.jspecify.annotations.NullMarked;
