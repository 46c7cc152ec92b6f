@NullMarked
package org.cgmkit.guide.cgm.drift;

import org.jspecify.annotations.NullMarked;
