/** Pictures of traces of which an engine's figures are not what they should be. */
@NullMarked
package org.cgmkit.outcomes.picture;

import org.jspecify.annotations.NullMarked;
