/** Turns the messages of HAPI into findings that people understand; the sentences are in {@code wording.yaml}. */
@NullMarked
package org.cgmkit.validation.wording;

import org.jspecify.annotations.NullMarked;
