/** What goes into a submission. */
@NullMarked
package org.cgmkit.submitter.content;

import org.jspecify.annotations.NullMarked;
