/** Proves how bodies are held, without a server. */
@NullMarked
package org.cgmkit.ehr.submission;

import org.jspecify.annotations.NullMarked;
