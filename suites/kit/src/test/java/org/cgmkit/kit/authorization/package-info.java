@NullMarked
package org.cgmkit.kit.authorization;

import org.jspecify.annotations.NullMarked;
