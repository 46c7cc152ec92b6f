/** Departures of creators and receivers of links that nobody thought of, made by machine. */
@NullMarked
package org.cgmkit.links.mutant;

import org.jspecify.annotations.NullMarked;
