@NullMarked
package org.cgmkit.submitter;

import org.jspecify.annotations.NullMarked;
