/** What a run has to be told of a link and its creator. */
@NullMarked
package org.cgmkit.links.config;

import org.jspecify.annotations.NullMarked;
