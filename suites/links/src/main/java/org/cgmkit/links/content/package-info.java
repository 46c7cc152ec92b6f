/** What is shared: glucose, of which kinds and times, and whether summaries agree with it. */
@NullMarked
package org.cgmkit.links.content;

import org.jspecify.annotations.NullMarked;
