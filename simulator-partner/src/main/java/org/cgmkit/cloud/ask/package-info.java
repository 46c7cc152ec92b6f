/** What platforms ask of a simulated cloud. */
@NullMarked
package org.cgmkit.cloud.ask;

import org.jspecify.annotations.NullMarked;
