/** What is worth a word though no profile is broken. */
@NullMarked
package org.cgmkit.validation.remark;

import org.jspecify.annotations.NullMarked;
