/** Reads a submission of any length as a stream: its entries, what is alike in them, and how they refer to each other. */
@NullMarked
package org.cgmkit.validation.submission;

import org.jspecify.annotations.NullMarked;
