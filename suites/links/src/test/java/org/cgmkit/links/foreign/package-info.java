/**
 * Programs that share no code with the kit: libraries that read its links and whose links it reads, and a creator and a receiver
 * that are judged as their author wrote down before the first run.
 */
@NullMarked
package org.cgmkit.links.foreign;

import org.jspecify.annotations.NullMarked;
