@NullMarked
package org.cgmkit.guide.glucose;

import org.jspecify.annotations.NullMarked;
