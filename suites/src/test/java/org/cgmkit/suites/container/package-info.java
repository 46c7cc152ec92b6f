/** Targets that are images, with an engine that is played. */
@NullMarked
package org.cgmkit.suites.container;

import org.jspecify.annotations.NullMarked;
