/** The requests of a run, and what came of them; each file is fetched once. */
@NullMarked
package org.cgmkit.links.visit;

import org.jspecify.annotations.NullMarked;
