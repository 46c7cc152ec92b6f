/** Measures long shares; see {@code bench/links.sh}. */
@NullMarked
package org.cgmkit.links.bench;

import org.jspecify.annotations.NullMarked;
